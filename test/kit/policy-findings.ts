import {
  factsOf,
  graphFactsOf,
  type Contract,
  type Finding,
  type Team,
} from '@demarc/supergraph/contract';
import { parse, Source } from 'graphql';
import { applyPolicy, type RuleSeverities } from '../../supergraph/policy/apply-policy.ts';

/** The teams that contracts of the tests may name. */
export const teams: readonly Team[] = [
  { id: 'identity', contact: '#identity', contexts: ['accounts'] },
  { id: 'growth', contact: '#growth', contexts: ['accounts'] },
  { id: 'billing', contact: '#billing', contexts: ['billing'] },
  { id: 'payments', contact: '#payments', contexts: ['billing'] },
  { id: 'platform', contact: '#platform', contexts: [] },
];

/** What the policy is asked about. */
export interface PolicyQuestion {
  /** The name of the subgraph; billing unless said. */
  readonly name?: string;
  /** The contract in each version that is still served, newest first. */
  readonly before?: readonly string[];
  /** The other contracts of the graph, by name. */
  readonly others?: Readonly<Record<string, string>>;
  readonly today?: string;
  readonly severities?: RuleSeverities;
  /** Only the findings of this rule. */
  readonly code?: string;
}

/** Applies the whole policy to a contract given as text; its file is `<name>.graphql`. */
export function policyFindings(
  text: string,
  {
    name = 'billing',
    before = [],
    others = {},
    today = '2026-11-27',
    severities,
    code,
  }: PolicyQuestion = {},
): readonly Finding[] {
  const contract = toContract(name, text);
  const graph = [contract, ...Object.entries(others).map(([other, sdl]) => toContract(other, sdl))];
  const findings = applyPolicy(
    {
      contract,
      facts: factsOf(contract),
      graph: graphFactsOf(graph),
      before: before.map((sdl) => factsOf(toContract(name, sdl))),
      teams: new Map(teams.map((team) => [team.id, team])),
      today,
    },
    severities,
  );
  return code === undefined ? findings : findings.filter((finding) => finding.code === code);
}

function toContract(name: string, text: string): Contract {
  const document = parse(new Source(text, `${name}.graphql`));
  return { name, url: `http://${name}.example/graphql`, document };
}
