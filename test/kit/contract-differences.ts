import { graphFactsOf, type Contract, type GraphFacts } from '@demarc/supergraph/contract';
import { parse, Source } from 'graphql';
import { changeKinds } from '../../supergraph/changes/change-kinds.ts';
import type { ChangeKindEntry } from '../../supergraph/changes/change-kind.ts';
import type { Difference } from '../../supergraph/changes/change.ts';
import { compareGraphs } from '../../supergraph/changes/compare-graphs.ts';

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
