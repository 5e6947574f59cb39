import { describe, expect, test } from '@jest/globals';
import { decideAccess } from '../../../subgraphs/accounts/model/access-decision.ts';
import { CollectionState } from '../../../subgraphs/accounts/model/collection-state.ts';
import { organizationLifecycleStates } from '../../../subgraphs/accounts/model/organization.ts';

const NOW = new Date('2026-11-02T00:00:00Z');
const AS_OF = new Date('2026-11-01T12:00:00Z');
const DAY_MS = 86_400_000;

function collection(state: CollectionState['collectionState'], forMs = 0): CollectionState {
  return Object.assign(new CollectionState(), {
    collectionState: state,
    since: new Date(NOW.getTime() - forMs),
    asOf: AS_OF,
  });
}

const lifecycles = [
  { lifecycle: 'PROVISIONING', allowed: false },
  { lifecycle: 'ACTIVE', allowed: true },
  { lifecycle: 'SUSPENDED', allowed: false },
  { lifecycle: 'CLOSED', allowed: false },
] as const;

const payments = [
  { said: null, code: 'PAYMENT_UNKNOWN', allowed: true },
  { said: collection('GOOD_STANDING'), code: 'PAYMENT_IN_GOOD_STANDING', allowed: true },
  { said: collection('PAST_DUE', 400 * DAY_MS), code: 'PAYMENT_PAST_DUE', allowed: true },
  { said: collection('DELINQUENT'), code: 'PAYMENT_DELINQUENT', allowed: true },
  { said: collection('DELINQUENT', 30 * DAY_MS), code: 'PAYMENT_DELINQUENT', allowed: true },
  { said: collection('DELINQUENT', 30 * DAY_MS + 1), code: 'PAYMENT_DELINQUENT', allowed: false },
  { said: collection('WRITTEN_OFF'), code: 'PAYMENT_WRITTEN_OFF', allowed: false },
] as const;

const table = lifecycles.flatMap((life) =>
  payments.map((payment) => ({
    lifecycle: life.lifecycle,
    said: payment.said,
    heard: payment.said
      ? `${payment.said.collectionState} since ${payment.said.since.toISOString()}`
      : 'nothing',
    reasons: [
      { code: `ORGANIZATION_${life.lifecycle}`, denies: !life.allowed },
      { code: payment.code, denies: !payment.allowed },
    ],
    allowed: life.allowed && payment.allowed,
  })),
);

describe('an access decision', () => {
  test.each(table)(
    '$lifecycle, and billing said $heard: allowed $allowed',
    ({ lifecycle, said, reasons, allowed }) => {
      const asOf = said ? AS_OF : null;
      expect(decideAccess(lifecycle, said, NOW)).toEqual({ allowed, reasons, asOf });
    },
  );

  test('the table has every lifecycle state', () => {
    expect(lifecycles.map(({ lifecycle }) => lifecycle)).toEqual(organizationLifecycleStates);
  });
});
