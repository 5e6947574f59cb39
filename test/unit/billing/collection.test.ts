import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  collectionChanges,
  collectionStates,
  delinquentFrom,
} from '../../../subgraphs/billing/model/collection.ts';

const DUE = new Date('2026-10-15T06:00:00Z');
const DAY_MS = 86_400_000;
const after = (days: number) => new Date(DUE.getTime() + days * DAY_MS);

describe('collecting', () => {
  test('is past due from the due date on', () => {
    expect(collectionChanges('GOOD_STANDING', DUE, after(0))).toEqual([
      { from: 'GOOD_STANDING', to: 'PAST_DUE', at: DUE },
    ]);
  });

  test('is delinquent after thirty days, not on the thirtieth', () => {
    expect(collectionChanges('PAST_DUE', DUE, after(30))).toEqual([]);
    const later = new Date(after(30).getTime() + 1);
    expect(collectionChanges('PAST_DUE', DUE, later)).toEqual([
      { from: 'PAST_DUE', to: 'DELINQUENT', at: after(30) },
    ]);
  });

  test('passes through every state, however late it is noticed', () => {
    expect(collectionChanges('GOOD_STANDING', DUE, after(99))).toEqual([
      { from: 'GOOD_STANDING', to: 'PAST_DUE', at: DUE },
      { from: 'PAST_DUE', to: 'DELINQUENT', at: after(30) },
    ]);
  });

  test('gets better now, and not by the calendar', () => {
    expect(collectionChanges('DELINQUENT', null, after(99))).toEqual([
      { from: 'DELINQUENT', to: 'GOOD_STANDING', at: after(99) },
    ]);
    expect(collectionChanges('DELINQUENT', after(90), after(99))).toEqual([
      { from: 'DELINQUENT', to: 'PAST_DUE', at: after(99) },
    ]);
  });

  test('takes back nothing that was given up', () => {
    expect(collectionChanges('WRITTEN_OFF', DUE, after(99))).toEqual([]);
    expect(collectionChanges('WRITTEN_OFF', null, after(99))).toEqual([]);
  });

  test('goes on from where it is, comes to one state and stays there', () => {
    const days = fc.integer({ min: 0, max: 120 });
    const states = fc.constantFrom(...collectionStates);
    fc.assert(
      fc.property(states, days, fc.boolean(), (present, late, isOverdue) => {
        const now = after(late);
        const oldest = isOverdue ? DUE : null;
        const changes = collectionChanges(present, oldest, now);
        changes.forEach(({ from, at }, index) => {
          expect(from).toBe(index === 0 ? present : changes[index - 1]?.to);
          expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
        });
        const last = changes.at(-1)?.to ?? present;
        expect(collectionChanges(last, oldest, now)).toEqual([]);
      }),
    );
  });

  test('counts thirty days of twenty-four hours', () => {
    expect(delinquentFrom(DUE).toISOString()).toBe('2026-11-14T06:00:00.000Z');
  });
});
