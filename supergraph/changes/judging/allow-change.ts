import type { GraphFacts } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { announcedFor } from './announced-for.ts';
import { departureOf, type Departure } from './departure-of.ts';
import { effectiveLevel } from './effective-level.ts';
import type { GraphPair, Standing } from './standing-of.ts';
import { interfacesOf } from './ways-to-types.ts';

/** What is asked about a difference. */
export interface Question extends GraphPair {
  readonly difference: Difference;
  readonly standing: Standing;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** ALLOWED, or what forbids it: the compat level, or a retire date that is still to come. */
export type Permission = 'ALLOWED' | 'LEVEL' | 'DATE';

/** May this difference be? The contracts before it say so. */
export function allowChange(question: Question): Permission {
  const { difference, standing } = question;
  const { kind } = difference;
  // It counts from the next version on: what it allows is not allowed in this one.
  if (kind === 'COMPAT_LOWERED') return 'ALLOWED';
  const departure = departureIn(question);
  if (departure === 'DUE' || departure === 'FREE') return 'ALLOWED';
  if (departure === 'TOO_EARLY') return 'DATE';
  // Nobody has promised that there is nothing else.
  if (standing.effect === 'ADDS' && standing.keeper === undefined && isWhole(difference)) {
    return 'ALLOWED';
  }
  return isWithinLevel(question) ? 'ALLOWED' : 'LEVEL';
}

/** How far on its way out is what the difference takes away? */
function departureIn(question: Question): Departure {
  const { difference, standing, before, today } = question;
  const { kind, coordinate } = difference;
  if (standing.effect === 'REMOVES' || kind === 'STAGE_RETIRED') {
    const announced = announcedFor(coordinate, before, today);
    if (announced !== 'NONE' || kind !== 'TYPE_REMOVED') return announced;
    return departureOf(coordinate, before, today);
  }
  return kind === 'OBJECT_TYPE_INTERFACE_REMOVED' ? departureOfInterfaces(question) : 'NONE';
}

/** A type implements no longer what has to go anyway. */
function departureOfInterfaces({ difference, before, after, today }: Question): Departure {
  const all = (graph: GraphFacts) =>
    new Set(graph.statements(difference.coordinate).flatMap(({ facts }) => interfacesOf(facts)));
  const still = all(after);
  const lost = [...all(before)].filter((name) => !still.has(name));
  const isDue = (name: string) => announcedFor(name, before, today) === 'DUE';
  return lost.length > 0 && lost.every(isDue) ? 'DUE' : 'NONE';
}

/** A type or a directive, not a part of one. */
function isWhole({ coordinate }: Difference): boolean {
  return /^@?\w+$/.test(coordinate);
}

function isWithinLevel({ difference: { severity }, standing: { keeper } }: Question): boolean {
  switch (effectiveLevel(keeper?.facts)) {
    case 'FROZEN':
      return false;
    case 'FULL':
      return severity === 'SAFE';
    case 'BACKWARD':
      return severity !== 'BREAKING';
    case 'NONE':
      return true;
  }
}
