import { describe, expect, test } from '@jest/globals';
import { check } from '@demarc/supergraph/check';
import { readContract } from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import {
  changeContract,
  FIELDS_PER_SUBGRAPH,
  generateGraph,
  type GeneratedContract,
} from '../../../bench/generate-graph.ts';

const SUBGRAPHS = 40;
const { contracts, teams, fields } = generateGraph(SUBGRAPHS);
const sourceOf = ({ name, text }: GeneratedContract) => ({
  name,
  url: `http://${name}.example/graphql`,
  path: `${name}.graphql`,
  bytes: Buffer.from(text),
});

function checkAll(changed: readonly GeneratedContract[]) {
  return check({
    subjects: contracts.map(({ name }) => name),
    graph: changed.map(sourceOf),
    before: [{ label: 'before', subjects: contracts.map(sourceOf) }],
    teams: teams.map((team) => ({ ...team, name: team.id, contact: '#team', people: [] })),
    severities: new Map(),
    openUsage: () => () => Promise.resolve({ verdict: 'UNKNOWN', reason: 'It is not measured.' }),
    today: '2027-01-05',
  });
}

describe('the graph that benchmarks measure', () => {
  test('is the same each time, and has its fields', () => {
    expect(generateGraph(SUBGRAPHS).contracts).toEqual(contracts);
    expect(fields).toBe(SUBGRAPHS * FIELDS_PER_SUBGRAPH);
    for (const { name, text } of [...contracts, ...generateGraph(2).contracts]) {
      const read = readContract(Buffer.from(text), { path: name, subgraph: name });
      const counted = read.ok
        ? read.document.definitions.flatMap((node) =>
            node.kind === Kind.OBJECT_TYPE_DEFINITION ||
            node.kind === Kind.INTERFACE_TYPE_DEFINITION
              ? (node.fields ?? [])
              : [],
          )
        : [];
      expect(counted).toHaveLength(FIELDS_PER_SUBGRAPH);
    }
  });

  test('keeps every rule and composes without a remark', async () => {
    const { steps } = await checkAll(contracts);
    expect(steps.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('has entities that several contexts add fields to, and types that all of them share', () => {
    const having = (words: string) => contracts.filter(({ text }) => text.includes(words)).length;
    expect(having('type Case010 ')).toBe(2);
    expect(having('type Money ')).toBe(SUBGRAPHS);
  });

  test('changes as it does in a day', async () => {
    const changed = contracts.map((contract) => changeContract(contract, contract.name));
    const { changes } = await checkAll(changed.slice(0, 1).concat(contracts.slice(1)));
    expect(changes.map(({ kind, coordinate }) => `${kind} ${coordinate}`).toSorted()).toEqual([
      'FIELD_ADDED Case000.added',
      'FIELD_DEPRECATION_ADDED Case000.text1',
      'FIELD_TYPE_CHANGED Case000.text3',
      'STAGE_DEPRECATED Case000.text1',
    ]);
  });
});
