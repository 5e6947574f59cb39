import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeFetches } from '../../../gateway/engine/compilation/merge-fetches.ts';
import { scheduleFetches } from '../../../gateway/engine/compilation/schedule-fetches.ts';
import type { PlanNode } from '../../../gateway/engine/planning/query-plan.ts';
import { everyoneBefore } from './everyone-before.ts';
import { randomPlan } from './random-plan.ts';

const anySchedule = () => randomPlan().map(scheduleFetches);
const entities = (serviceName: string, operation: string): PlanNode => ({
  kind: 'Fetch',
  serviceName,
  operation,
  operationKind: 'query',
  requires: [{ kind: 'Field', name: 'id' }],
});
const merged = (plan: PlanNode) =>
  mergeFetches(scheduleFetches(plan)).map(({ fetches, after }) => ({
    fetches: fetches.map(({ node }) => node.operation).join(' '),
    after,
  }));

describe('mergeFetches', () => {
  test('puts together what one level asks of one subgraph', () => {
    const nodes = [entities('books', 'a'), entities('members', 'b'), entities('books', 'c')];
    expect(merged({ kind: 'Parallel', nodes })).toEqual([
      { fetches: 'a c', after: [] },
      { fetches: 'b', after: [] },
    ]);
  });

  test('lets what nobody waits for go with a later one', () => {
    const plan: PlanNode = {
      kind: 'Parallel',
      nodes: [
        entities('books', 'early'),
        { kind: 'Sequence', nodes: [entities('members', 'first'), entities('books', 'late')] },
      ],
    };
    expect(merged(plan)).toEqual([
      { fetches: 'first', after: [] },
      { fetches: 'early late', after: [0] },
    ]);
  });

  test('lets nothing wait longer that others wait for', () => {
    const plan: PlanNode = {
      kind: 'Parallel',
      nodes: [
        { kind: 'Sequence', nodes: [entities('books', 'early'), entities('reviews', 'end')] },
        { kind: 'Sequence', nodes: [entities('members', 'first'), entities('books', 'late')] },
      ],
    };
    expect(merged(plan).map(({ fetches }) => fetches)).toEqual(['early', 'first', 'end', 'late']);
  });
});

describe('for any plan', () => {
  test('each fetch is sent once', () => {
    fc.assert(
      fc.property(anySchedule(), (scheduled) => {
        const sent = mergeFetches(scheduled).flatMap(({ fetches }) => fetches.map(({ id }) => id));
        expect(sent.sort((a, b) => a - b)).toEqual(scheduled.map(({ id }) => id));
      }),
    );
  });

  test('nobody waits for itself, and whom it waits for comes before it', () => {
    fc.assert(
      fc.property(anySchedule(), (scheduled) => {
        const groups = mergeFetches(scheduled);
        const before = everyoneBefore(groups.map(({ after }) => after));
        for (const [place, reached] of before.entries()) {
          expect(reached.has(place)).toBe(false);
          expect([...reached].every((other) => other < place)).toBe(true);
        }
      }),
    );
  });

  test('whatever waited for something still does', () => {
    fc.assert(
      fc.property(anySchedule(), (scheduled) => {
        const groups = mergeFetches(scheduled);
        const placeOf = (id: number) =>
          groups.findIndex(({ fetches }) => fetches.some((fetch) => fetch.id === id));
        for (const { id, after } of scheduled) {
          const waits = groups[placeOf(id)]?.after;
          for (const other of after) expect(waits).toContain(placeOf(other));
        }
      }),
    );
  });

  test('only entities of one subgraph, under the same conditions, go together; nothing from a root does', () => {
    fc.assert(
      fc.property(anySchedule(), (scheduled) => {
        for (const { fetches } of mergeFetches(scheduled)) {
          const alike = new Set(
            fetches.map(({ node, conditions }) => JSON.stringify([node.serviceName, conditions])),
          );
          expect(alike.size).toBe(1);
          const fromRoot = fetches.filter(({ node }) => node.requires === undefined);
          if (fromRoot.length > 0) expect(fetches).toHaveLength(1);
        }
      }),
    );
  });
});
