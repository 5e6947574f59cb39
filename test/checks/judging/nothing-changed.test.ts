import { expect, test } from '@jest/globals';
import { graphFactsOf, type Contract } from '@demarc/supergraph/contract';
import { parse, print, Source } from 'graphql';
import { compareGraphs } from '../../../supergraph/changes/compare-graphs.ts';
import { judgeGraphs } from '../../kit/contract-differences.ts';
import { ownContracts } from '../../kit/read-contracts.ts';

async function ownGraph(): Promise<readonly Contract[]> {
  return (await ownContracts()).map(({ name, document }) => ({ name, url: name, document }));
}

test('a contract is the same as itself', async () => {
  const graph = graphFactsOf(await ownGraph());
  expect(judgeGraphs(graph, graph)).toEqual({ changes: [], findings: [] });
});

test('a contract that was read once more is the same, and so is one that was printed anew', async () => {
  const contracts = await ownGraph();
  const reread = await ownGraph();
  const printed = contracts.map((contract) => ({
    ...contract,
    document: parse(new Source(print(contract.document), contract.name)),
  }));
  for (const again of [reread, printed]) {
    const pair = { before: graphFactsOf(contracts), after: graphFactsOf(again) };
    expect(compareGraphs(pair)).toEqual([]);
  }
});

test('the order of the contracts and of what they declare says nothing', async () => {
  const contracts = await ownGraph();
  const reordered = contracts.toReversed().map((contract) => ({
    ...contract,
    document: { ...contract.document, definitions: contract.document.definitions.toReversed() },
  }));
  const pair = { before: graphFactsOf(contracts), after: graphFactsOf(reordered) };
  expect(compareGraphs(pair)).toEqual([]);
});
