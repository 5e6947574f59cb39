import { expect, test } from '@jest/globals';
import type { CheckRequest } from '../../supergraph/check-request.ts';
import { keepParsed } from '../../supergraph/cli/check/keep-parsed.ts';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';

const source = (text: string, path = 'billing.graphql'): ContractSource => ({
  name: 'billing',
  url: 'http://billing.example/graphql',
  path,
  bytes: Buffer.from(text),
});

function requestOf(
  graph: readonly ContractSource[],
  base: readonly ContractSource[],
): CheckRequest {
  return {
    subjects: ['billing'],
    graph,
    before: [{ label: 'main', subjects: base }],
    teams: [],
    severities: new Map(),
    openUsage: () => () => Promise.resolve({ verdict: 'UNUSED' }),
    today: '2026-11-27',
  };
}

test('a source with the same bytes is the one from before, which is parsed already', () => {
  const prepare = keepParsed();
  const [graph, base] = [source('type A'), source('type B', 'main:billing.graphql')];
  prepare(requestOf([graph], [base]));
  const next = prepare(requestOf([source('type A')], [source('type B', 'main:billing.graphql')]));
  expect(next.graph[0]).toBe(graph);
  expect(next.before[0]?.subjects[0]).toBe(base);
});

test('other bytes, or the same ones of another file, are read anew', () => {
  const prepare = keepParsed();
  prepare(requestOf([source('type A')], []));
  const [changed, moved] = [source('type C'), source('type A', 'moved.graphql')];
  expect(prepare(requestOf([changed], [])).graph[0]).toBe(changed);
  expect(prepare(requestOf([moved], [])).graph[0]).toBe(moved);
});
