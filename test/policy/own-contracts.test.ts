import { expect, test } from '@jest/globals';
import { factsOf, graphFactsOf } from '@demarc/supergraph/contract';
import { applyPolicy } from '../../supergraph/policy/apply-policy.ts';
import { ownConfig, ownContracts } from '../kit/read-contracts.ts';

const config = await ownConfig();
const contracts = (await ownContracts()).map((contract) => ({
  ...contract,
  url: `http://${contract.name}.example/graphql`,
}));
const graph = graphFactsOf(contracts);
const teams = new Map(config.teams.map((team) => [team.id, team]));

test('there are contracts to hold to the policy', () => {
  expect(contracts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['accounts', 'billing', 'workflows']),
  );
});

test.each(contracts)('the contract of $name passes the whole policy', (contract) => {
  const facts = factsOf(contract);
  const subject = { contract, facts, graph, before: [], teams, today: '2026-11-27' };
  const found = applyPolicy(subject).map(
    ({ code, severity, line, message }) => `${severity} ${code} line ${String(line)}: ${message}`,
  );
  expect(found).toEqual([]);
});
