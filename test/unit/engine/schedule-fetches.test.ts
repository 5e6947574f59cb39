import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scheduleFetches } from '../../../gateway/engine/compilation/schedule-fetches.ts';
import type { FetchNode, PlanNode } from '../../../gateway/engine/planning/query-plan.ts';
import { everyoneBefore } from './everyone-before.ts';
import { randomPlan, readOrder } from './random-plan.ts';

const fetchOf = (operation: string, operationKind: 'query' | 'mutation' = 'query'): FetchNode => ({
  kind: 'Fetch',
  serviceName: 'books',
  operation,
  operationKind,
});
const at = (path: readonly string[], node: PlanNode): PlanNode => ({ kind: 'Flatten', path, node });
const told = (root: PlanNode) =>
  scheduleFetches(root).map(({ node, path, conditions, after, level }) => ({
    is: node.operation,
    path: path.join('.'),
    when: conditions.map(({ variable, is }) => `${is ? '' : 'not '}${variable}`).join(' and '),
    after: [...after],
    level,
  }));

describe('scheduleFetches', () => {
  test('has nothing to do for no plan', () => {
    expect(scheduleFetches(undefined)).toEqual([]);
  });

  test('lets those of a sequence wait for the one before, and those beside each other for none', () => {
    const plan: PlanNode = {
      kind: 'Sequence',
      nodes: [
        fetchOf('a'),
        {
          kind: 'Parallel',
          nodes: [
            at(['x', '@'], fetchOf('b')),
            { kind: 'Sequence', nodes: [fetchOf('c'), fetchOf('d')] },
          ],
        },
        fetchOf('e'),
      ],
    };
    expect(told(plan)).toEqual([
      { is: 'a', path: '', when: '', after: [], level: 1 },
      { is: 'b', path: 'x.@', when: '', after: [0], level: 2 },
      { is: 'c', path: '', when: '', after: [0], level: 2 },
      { is: 'd', path: '', when: '', after: [2], level: 3 },
      { is: 'e', path: '', when: '', after: [1, 3], level: 4 },
    ]);
  });

  test('has every condition that a fetch stands under, and both branches of one', () => {
    const plan: PlanNode = {
      kind: 'Condition',
      condition: 'x',
      ifClause: { kind: 'Condition', condition: 'y', ifClause: fetchOf('a') },
      elseClause: fetchOf('b'),
    };
    expect(told(plan).map(({ is, when }) => [is, when])).toEqual([
      ['a', 'x and y'],
      ['b', 'not x'],
    ]);
  });

  test('goes on after a condition without a branch, as if nothing had been there', () => {
    const plan: PlanNode = {
      kind: 'Sequence',
      nodes: [fetchOf('a'), { kind: 'Condition', condition: 'x' }, fetchOf('b')],
    };
    expect(told(plan)[1]?.after).toEqual([0]);
  });

  test('runs the writes of one operation one after the other', () => {
    const nodes = ['a', 'b', 'c'].map((name) => fetchOf(name, 'mutation'));
    expect(told({ kind: 'Sequence', nodes }).map(({ after }) => after)).toEqual([[], [0], [1]]);
  });

  test('keeps the order that any plan says, and no other', () => {
    fc.assert(
      fc.property(randomPlan(), (plan) => {
        const scheduled = scheduleFetches(plan);
        const order = readOrder(plan);
        expect(scheduled.map(({ node }) => node.operation)).toEqual([...order.keys()]);
        const before = everyoneBefore(scheduled.map(({ after }) => [...after]));
        for (const { id, node, after, level } of scheduled) {
          expect(new Set([...(before[id] ?? [])].map(String))).toEqual(order.get(node.operation));
          const levels = [...after].map((other) => scheduled[other]?.level ?? 0);
          expect(level).toBe(1 + Math.max(0, ...levels));
          expect([...after].every((other) => other < id)).toBe(true);
        }
      }),
    );
  });
});
