import { expect, test } from '@jest/globals';
import { factsOf, graphFactsOf, type Contract } from '@demarc/supergraph/contract';
import { parse, Source } from 'graphql';
import { applyPolicy } from '../../supergraph/policy/apply-policy.ts';
import { contractText } from '../kit/contract-text.ts';
import { teams } from '../kit/policy-findings.ts';

const FIELDS = 100;

/** A contract with an entity of its own, fields on entities that all the others have too, and a value type that all share. */
function contractAt(index: number): Contract {
  const name = `context${index}`;
  const fields = (count: number, prefix: string) =>
    Array.from(
      { length: count },
      (_, at) =>
        `"What number ${at} of ${name} counts." ${prefix}${at}: Int @contract(source: "${name}.t.c${at}")`,
    ).join('\n');
  const text = contractText(
    'billing',
    `type Query { "What ${name} holds." of${name}: Own${index} }
     "What ${name} knows of it." type Own${index} @key(fields: "id") @contract(owner: "billing") @data(class: INTERNAL) { "Names it." id: ID! ${fields(FIELDS / 2, 'f')} }
     ${Array.from({ length: FIELDS / 4 }, (_, at) => `type Shared${at} @key(fields: "id") ${at === index ? '@contract(owner: "billing")' : ''} { id: ID! ${fields(2, `g${index}x`)} }`).join('\n')}
     "A sum of money." type Money @shareable @contract(owner: "platform") @data(class: INTERNAL) { "In the smallest unit." amountMinor: Int }`,
  );
  return {
    name,
    url: `http://${name}.example`,
    document: parse(new Source(text, `${name}.graphql`)),
  };
}

const contracts = Array.from({ length: 200 }, (_, index) => contractAt(index));
const byId = new Map(
  teams.map((team) => [team.id, { ...team, contexts: contracts.map(({ name }) => name) }]),
);

/** How long the policy takes for one contract of so many, in ms: the least of several times. */
function leastTime(size: number): number {
  const graph = graphFactsOf(contracts.slice(0, size));
  const times = contracts.slice(0, 15).map((contract) => {
    const facts = factsOf(contract);
    const subject = { contract, facts, graph, before: [facts], teams: byId, today: '2026-11-27' };
    const start = performance.now();
    applyPolicy(subject);
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('a contract of 100 fields is judged in milliseconds, also among 200 subgraphs', () => {
  const [alone, among] = [leastTime(20), leastTime(200)];
  expect(among).toBeLessThan(alone * 3 + 3);
});
