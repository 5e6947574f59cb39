import type { CoordinateFacts, GraphFacts } from '@demarc/supergraph/contract';
import type { ChangeKind } from './change-kinds.ts';
import type { ChangeSeverity, Difference } from './change.ts';
import { holderOf } from './holder-of.ts';

/** One difference, with what a frontend team has to know to act on it. */
export interface ChangelogEntry extends Difference {
  /** Whom to ask: of what is there no longer, whom it belonged to. */
  readonly owner?: string;
  /** The coordinate to use instead. */
  readonly replacedBy?: string;
  /** The day on which it goes, or went, YYYY-MM-DD. */
  readonly retireOn?: string;
}

/** All that happens to one type, or to one directive named `@name`. */
export interface ChangelogSection {
  readonly holder: string;
  readonly entries: readonly ChangelogEntry[];
}

/** Every difference in exactly one place; sections and entries in the order in which they were given. */
export interface Changelog extends Readonly<
  Record<Lowercase<ChangeSeverity>, readonly ChangelogSection[]>
> {
  /** What stays for now and is on its way out, the soonest first; what bears no date comes last. */
  readonly deprecations: readonly ChangelogEntry[];
}

/** What makes known, or anew, that something is on its way out. */
const announcing: ReadonlySet<ChangeKind> = new Set([
  'FIELD_DEPRECATION_ADDED',
  'FIELD_DEPRECATION_REASON_ADDED',
  'FIELD_DEPRECATION_REASON_CHANGED',
  'FIELD_DEPRECATION_REASON_REMOVED',
  'FIELD_ARGUMENT_DEPRECATION_ADDED',
  'FIELD_ARGUMENT_DEPRECATION_REASON_CHANGED',
  'INPUT_FIELD_DEPRECATION_ADDED',
  'INPUT_FIELD_DEPRECATION_REASON_CHANGED',
  'ENUM_VALUE_DEPRECATION_REASON_ADDED',
  'ENUM_VALUE_DEPRECATION_REASON_CHANGED',
  'DIRECTIVE_ARGUMENT_DEPRECATION_ADDED',
  'DIRECTIVE_ARGUMENT_DEPRECATION_REASON_CHANGED',
  // Types bear no @deprecated: only their contract says it.
  'STAGE_DEPRECATED',
  'RETIRE_DATE_LATER',
]);

/** The contracts of both graphs: they know owners, replacements and dates. */
export interface ChangelogGraphs {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
}

/**
 * What frontend teams read of differences: what breaks, what may surprise, what is new, and what is on
 * its way out. An announcement that clients see and the contract makes too stands there once.
 */
export function changelogOf(
  differences: readonly Difference[],
  graphs: ChangelogGraphs,
): Changelog {
  const seen = new Set(
    differences
      .filter(({ kind, level }) => level === 'API' && announcing.has(kind))
      .map(({ coordinate }) => coordinate),
  );
  const entries = differences
    .filter(
      (one) => !(one.level === 'CONTRACT' && announcing.has(one.kind) && seen.has(one.coordinate)),
    )
    .map((one) => entryOf(one, graphs));
  const lasting = entries.filter(({ kind }) => !announcing.has(kind));
  const ofSeverity = (severity: ChangeSeverity) =>
    sectionsOf(lasting.filter((one) => one.severity === severity));
  return {
    breaking: ofSeverity('BREAKING'),
    dangerous: ofSeverity('DANGEROUS'),
    safe: ofSeverity('SAFE'),
    deprecations: entries.filter(({ kind }) => announcing.has(kind)).sort(bySoonest),
  };
}

function entryOf(difference: Difference, { before, after }: ChangelogGraphs): ChangelogEntry {
  const { coordinate } = difference;
  const facts = factsAt(after, coordinate) ?? factsAt(before, coordinate);
  const owner = facts?.owner ?? ownerAt(after, coordinate) ?? ownerAt(before, coordinate);
  const { replacedBy, retireOn } = facts?.lifecycle ?? announcedIn(difference.message);
  return {
    ...difference,
    ...(owner !== undefined && { owner }),
    ...(replacedBy !== undefined && { replacedBy }),
    ...(retireOn !== undefined && { retireOn }),
  };
}

/** Where no contract is at hand, the sentences of `@deprecated` say it: of two reasons, the one of today. */
function announcedIn(message: string): Pick<ChangelogEntry, 'replacedBy' | 'retireOn'> {
  const today = message.split('" and is "').at(-1) ?? message;
  const replacedBy = /\bUse ([\w.]+(?:\(\w+:\))?)\./.exec(today)?.[1];
  const retireOn = /\bRetire[sd] (\d{4}-\d{2}-\d{2})\./.exec(today)?.[1];
  return {
    ...(replacedBy !== undefined && { replacedBy }),
    ...(retireOn !== undefined && { retireOn }),
  };
}

function factsAt(graph: GraphFacts, coordinate: string): CoordinateFacts | undefined {
  return graph.speaker(coordinate)?.facts;
}

/** A member of a union has no owner of its own: who answers for the union does. */
function ownerAt(graph: GraphFacts, coordinate: string): string | undefined {
  return factsAt(graph, holderOf(coordinate))?.owner;
}

function sectionsOf(entries: readonly ChangelogEntry[]): readonly ChangelogSection[] {
  const sections = new Map<string, ChangelogEntry[]>();
  for (const entry of entries) {
    const holder = holderOf(entry.coordinate);
    const known = sections.get(holder) ?? [];
    sections.set(holder, known);
    known.push(entry);
  }
  return [...sections].map(([holder, ofHolder]) => ({ holder, entries: ofHolder }));
}

function bySoonest(
  { retireOn: one = '9999' }: ChangelogEntry,
  { retireOn: other = '9999' }: ChangelogEntry,
) {
  return one < other ? -1 : Number(one > other);
}
