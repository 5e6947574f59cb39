import { createHash } from 'node:crypto';
import type { Finding, GraphFacts } from '@demarc/supergraph/contract';
import type { Demand } from '@demarc/supergraph/registry';
import type { CheckReport } from '../check-report.ts';
import { isLiftable } from './is-liftable.ts';
import { mattersOf, type Matter } from './matters-of.ts';
import { statementTexts } from './statement-text.ts';

/** What of a report owners can approve, and what nobody can. */
export interface Demands {
  readonly demands: readonly Demand[];
  /** True where something refuses that no approval lifts. */
  readonly isBlocked: boolean;
}

/** The graph as it is published, and as it would be. */
interface Graphs {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
}

/**
 * What owners have to approve before a change can be published: each coordinate whose change its compat
 * level forbids or that is dangerous in a contract, under the digest of what stood there and what is to
 * stand there. Policy, composition, retire dates and FROZEN are nobody's to lift
 * (docs/decisions/0031-what-an-approval-lifts.md).
 */
export function demandsOf(report: CheckReport, graphs: Graphs): Demands {
  const matters = mattersOf(report);
  const demands = matters.map((matter) => demandOf(matter, graphs));
  const asked = new Set(matters.flatMap(({ coordinates }) => coordinates));
  const refuses = report.steps.flatMap(({ step, findings }) =>
    findings.filter((finding) => isRefusal(finding) && !isLiftable(step, finding, asked)),
  );
  const isBlocked =
    refuses.length > 0 ||
    report.changes.some(({ allowed, coordinate }) => !allowed && !asked.has(coordinate)) ||
    report.changes.some(({ forbiddenBy = 'LEVEL' }) => forbiddenBy !== 'LEVEL') ||
    report.steps.some(({ outcome, step }) => outcome === 'skipped' && step === 'composition') ||
    demands.some(({ owners }) => owners.length === 0);
  return { demands, isBlocked };
}

function isRefusal({ severity }: Finding): boolean {
  return severity === 'ERROR';
}

function demandOf(matter: Matter, graphs: Graphs): Demand {
  const { name, coordinates, changes, message } = matter;
  const exact = [
    name,
    [...new Set(changes.map((change) => `${change.kind} ${change.message}`))].sort(),
    ...coordinates.map((coordinate) => [coordinate, ...statementTexts(graphs, coordinate)]),
  ];
  const hash = createHash('sha256').update(JSON.stringify(exact)).digest('hex');
  return {
    id: `c_${hash.slice(0, 24)}`,
    coordinate: name,
    owners: ownersOf(matter, graphs),
    message,
  };
}

/** Whom the check names, and of what changes hands both, also where its level forbids the change. */
function ownersOf(
  { coordinates, asking, changes }: Matter,
  { before, after }: Graphs,
): readonly string[] {
  const named = [
    ...asking.flatMap(({ owner, otherPlaces = [] }) => [
      owner,
      ...otherPlaces.map((place) => place.owner),
    ]),
    ...changes.filter(({ allowed }) => !allowed).map(({ owner }) => owner),
  ];
  const hands = coordinates.flatMap((coordinate) => {
    const from = before.speaker(coordinate)?.facts.owner;
    const to = after.speaker(coordinate)?.facts.owner;
    return from === undefined || to === undefined || from === to ? [] : [from, to];
  });
  return [...new Set([...named, ...hands])].filter((owner) => owner !== undefined).sort();
}
