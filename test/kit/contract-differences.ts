import {
  graphFactsOf,
  type Contract,
  type GraphFacts,
  type Team,
} from '@demarc/supergraph/contract';
import { parse, Source } from 'graphql';
import { changeKinds, type ChangeKind } from '../../supergraph/changes/change-kinds.ts';
import type { ChangeKindEntry } from '../../supergraph/changes/change-kind.ts';
import type { Difference } from '../../supergraph/changes/change.ts';
import { compareGraphs } from '../../supergraph/changes/compare-graphs.ts';
import { judgeChanges } from '../../supergraph/changes/judge-changes.ts';

const directives = [
  '@key @shareable @external @override @requires @provides @inaccessible @tag @interfaceObject',
  '@authenticated @requiresScopes @policy @cost @listSize @context @fromContext @composeDirective',
].flatMap((line) => line.split(' '));

/** The head of a contract that imports all of federation; its types begin in line 5. */
export function headOf(owner: string, compat = ''): string {
  const said = compat === '' ? '' : `, compat: ${compat}`;
  return `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(directives)})
  @link(url: "https://specs.demarc.dev/contract/v1.0", import: ["@contract", "@lifecycle", "@data"])
  @contract(owner: "${owner}"${said})
`;
}

/** A graph given as texts by subgraph; without a head of its own a text gets one, its owner the subgraph. */
export function graphOf(texts: Readonly<Record<string, string>>): GraphFacts {
  return graphFactsOf(
    Object.entries(texts).map(([name, text]): Contract => {
      const whole = text.includes('@link(') ? text : `${headOf(name)}${text}`;
      const document = parse(new Source(whole, `${name}.graphql`));
      return { name, url: `http://${name}.example/graphql`, document };
    }),
  );
}

/** What two graphs promise differently. */
export function differencesOfGraphs(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly Difference[] {
  const differences = compareGraphs({ before: graphOf(before), after: graphOf(after) });
  for (const { kind, level, severity } of differences) {
    const entry: ChangeKindEntry = changeKinds[kind];
    if (entry.level === level && entry.severities.includes(severity)) continue;
    throw new Error(`The catalogue does not know ${kind} as ${level} ${severity}.`);
  }
  return differences;
}

/** The same in words, one line each: `SEVERITY KIND at Coordinate: message`. */
export function tellGraphs(...texts: Parameters<typeof differencesOfGraphs>): readonly string[] {
  return differencesOfGraphs(...texts).map(
    ({ severity, kind, coordinate, message }) => `${severity} ${kind} at ${coordinate}: ${message}`,
  );
}

/** What the contract of billing promises differently, in words; the texts are its types. */
export function tellContract(before: string, after: string): readonly string[] {
  return tellGraphs({ billing: before }, { billing: after });
}

/** The teams that the contracts of these tests name. */
export const teams: ReadonlyMap<string, Team> = new Map(
  ['accounts', 'billing', 'growth', 'payments'].map((id) => [
    id,
    { id, contact: `#${id}`, contexts: [] },
  ]),
);

/** What the API tells, where a test says so itself; the real comparison composes. */
export function apiDifference(
  kind: ChangeKind,
  coordinate: string,
  severity: Difference['severity'],
): Difference {
  const message = `${coordinate} differs.`;
  return { kind, level: 'API', coordinate, severity, message, reason: 'A test says so.' };
}

/** What a judgement is about, beside two graphs. */
interface Question {
  readonly api?: readonly Difference[];
  readonly today?: string;
}

/** Judges what two graphs promise differently, and what clients are said to see. */
export function judgeGraphs(
  before: GraphFacts,
  after: GraphFacts,
  { api = [], today = '2026-11-27' }: Question = {},
): ReturnType<typeof judgeChanges> {
  const differences = [...compareGraphs({ before, after }), ...api];
  return judgeChanges(differences, { before, after, teams, today });
}

/** The same for the contract of billing alone, given by its types. */
export function judgeContract(
  before: string,
  after: string,
  question?: Question,
): ReturnType<typeof judgeChanges> {
  return judgeGraphs(graphOf({ billing: before }), graphOf({ billing: after }), question);
}

/** What is forbidden, and what is found, in short: `KIND at Coordinate`, `CODE at Coordinate`. */
export function refusals({ changes, findings }: ReturnType<typeof judgeChanges>): {
  readonly forbidden: readonly string[];
  readonly found: readonly string[];
} {
  return {
    forbidden: changes
      .filter(({ allowed }) => !allowed)
      .map(({ kind, coordinate }) => `${kind} at ${coordinate}`),
    found: findings.map(({ code, coordinate }) => `${code} at ${coordinate ?? 'the schema'}`),
  };
}
