import fc from 'fast-check';

/** Something that somebody does about money. Numbers choose: which account, which of its invoices. */
export type MoneyAction =
  | {
      readonly kind: 'use';
      readonly account: number;
      readonly meter: string;
      readonly quantity: number;
    }
  | { readonly kind: 'draft'; readonly account: number }
  | {
      readonly kind: 'finalize' | 'void' | 'writeOff';
      readonly account: number;
      readonly invoice: number;
    }
  | {
      readonly kind: 'pay' | 'credit';
      readonly account: number;
      readonly invoice: number;
      /** How much, measured by what there is: nothing over it, all of it, one more. */
      readonly share: 'one' | 'half' | 'all' | 'more';
      readonly isForeignCurrency: boolean;
    }
  | { readonly kind: 'dun'; readonly days: number }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'stranger'; readonly account: number; readonly invoice: number };

const account = fc.nat({ max: 2 });
const invoice = fc.nat({ max: 5 });
const settling = (kind: 'pay' | 'credit') =>
  fc.record({
    kind: fc.constant(kind),
    account,
    invoice,
    share: fc.constantFrom('one' as const, 'half' as const, 'all' as const, 'more' as const),
    isForeignCurrency: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
  });
const ofInvoice = <Kind extends 'finalize' | 'void' | 'writeOff' | 'stranger'>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), account, invoice });

/** Any order of actions, sensible or not. */
export const moneyActions: fc.Arbitrary<readonly MoneyAction[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('use' as const),
        account,
        meter: fc.constantFrom('api-calls', 'workflow-runs'),
        quantity: fc.integer({ min: 1, max: 99_999 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('draft' as const), account }) },
    { weight: 4, arbitrary: ofInvoice('finalize') },
    { weight: 1, arbitrary: ofInvoice('void') },
    { weight: 1, arbitrary: ofInvoice('writeOff') },
    { weight: 1, arbitrary: ofInvoice('stranger') },
    { weight: 5, arbitrary: settling('pay') },
    { weight: 3, arbitrary: settling('credit') },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('dun' as const),
        days: fc.integer({ min: 0, max: 60 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'repeat' as const }) },
  ),
  { minLength: 8, maxLength: 30 },
);
