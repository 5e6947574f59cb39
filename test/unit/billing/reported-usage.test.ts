import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  MAX_AGE_MS,
  MAX_SKEW_MS,
  ReportedUsage,
  type UsageEventFault,
  type UsageReading,
} from '../../../subgraphs/billing/model/reported-usage.ts';

const now = new Date('2026-11-02T00:00:00Z');
const judgement = { meterCodes: new Set(['api-calls']), now };
const usage = (reading: Partial<UsageReading> = {}) =>
  new ReportedUsage({
    eventId: 'one',
    meterCode: 'api-calls',
    quantity: '1',
    occurredAt: now,
    workspaceRef: null,
    workflowRunRef: null,
    ...reading,
  });
const at = (ms: number) => new Date(now.getTime() + ms);

describe('reported usage', () => {
  test.each<[Partial<UsageReading>, UsageEventFault | null]>([
    [{}, null],
    [{ quantity: '0' }, null],
    [{ quantity: '-0' }, null],
    [{ quantity: '999999999999999999.999999999999' }, null],
    [{ quantity: '1.0000000000000000' }, null],
    [{ occurredAt: at(MAX_SKEW_MS) }, null],
    [{ occurredAt: at(-MAX_AGE_MS) }, null],
    [{ meterCode: 'carrots' }, 'UNKNOWN_METER'],
    [{ quantity: '-0.000000000001' }, 'NEGATIVE_QUANTITY'],
    [{ quantity: '1000000000000000000' }, 'QUANTITY_OUT_OF_RANGE'],
    [{ quantity: '9'.repeat(60) }, 'QUANTITY_OUT_OF_RANGE'],
    [{ quantity: '0.0000000000001' }, 'QUANTITY_OUT_OF_RANGE'],
    [{ occurredAt: at(MAX_SKEW_MS + 1) }, 'IN_THE_FUTURE'],
    [{ occurredAt: at(-MAX_AGE_MS - 1) }, 'TOO_OLD'],
  ])('of %j is %s', (reading, fault) => {
    expect(usage(reading).faultAt(judgement)).toBe(fault);
  });

  test('says the same of a quantity however it is written', () => {
    const digits = fc.stringMatching(/^[0-9]{1,15}$/);
    const decimals = fc.stringMatching(/^[0-9]{1,12}$/);
    fc.assert(
      fc.property(digits, decimals, fc.nat(3), fc.nat(3), (whole, part, before, after) => {
        const one = usage({ quantity: `${whole}.${part}` });
        const other = usage({
          quantity: `${'0'.repeat(before)}${whole}.${part}${'0'.repeat(after)}`,
        });
        expect(one.content()).toEqual(other.content());
        expect(Number(one.content()['quantity'])).toBe(Number(`${whole}.${part}`));
      }),
    );
  });
});
