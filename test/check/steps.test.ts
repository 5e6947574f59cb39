import { describe, expect, test } from '@jest/globals';
import { checkGraph, outcomes } from '../kit/check-graph.ts';
import { contractText } from '../kit/contract-text.ts';

const billing = contractText(
  'billing',
  `type Query { "What is owed in all." debt: Int "How many invoices there are." invoices: Int }`,
);
const accounts = contractText('identity', `type Query { "How many may sign in." users: Int }`);
const codes = (report: Awaited<ReturnType<typeof checkGraph>>) =>
  report.steps.flatMap(({ step, findings }) => findings.map(({ code }) => `${step} ${code}`));

describe('how far a check goes', () => {
  test('without a base: policy and composition, and nothing is said of changes', async () => {
    const report = await checkGraph({ graph: { billing, accounts } });
    expect(report).toMatchObject({ verdict: 'PASSED', comparedWith: [], changes: [] });
    expect(outcomes(report)).toEqual([
      'policy: completed',
      'composition: completed',
      'changes: skipped',
      'usage: skipped',
    ]);
  });

  test('with the same contract before: everything, without a change', async () => {
    const report = await checkGraph({ graph: { billing, accounts }, before: [{ billing }] });
    expect(report).toMatchObject({ verdict: 'PASSED', comparedWith: ['v1'], changes: [] });
    expect(outcomes(report)).toEqual([
      'policy: completed',
      'composition: completed',
      'changes: completed',
      'usage: completed',
    ]);
  });

  test('a contract that does not parse fails policy and skips the rest', async () => {
    const report = await checkGraph({
      graph: { billing: 'type Query {', accounts },
      before: [{ billing }],
    });
    expect(report.verdict).toBe('REFUSED');
    expect(codes(report)).toEqual(['policy SYNTAX_ERROR']);
    expect(outcomes(report).slice(1)).toEqual([
      'composition: skipped',
      'changes: skipped',
      'usage: skipped',
    ]);
  });

  test('a contract of another team that does not parse is a matter of composition', async () => {
    const report = await checkGraph({
      graph: { billing, accounts: new Uint8Array([0xff, 0xfe]) },
      before: [{ billing }],
    });
    expect(codes(report)).toEqual(['composition ENCODING_ERROR']);
    expect(outcomes(report)[0]).toBe('policy: completed');
  });

  test('an offence against policy hides neither composition nor changes', async () => {
    const silent = billing
      .replace('"What is owed in all."', '')
      .replace('invoices: Int', 'bills: Int');
    const report = await checkGraph({
      graph: { billing: silent, accounts },
      before: [{ billing }],
    });
    expect(outcomes(report)[0]).toBe('policy: failed');
    expect(report.changes.map(({ kind, coordinate }) => `${kind} ${coordinate}`)).toEqual(
      expect.arrayContaining(['FIELD_REMOVED Query.invoices', 'FIELD_ADDED Query.bills']),
    );
  });

  test('what does not compose skips changes and usage', async () => {
    const report = await checkGraph({
      graph: { billing: billing.replace('debt: Int', 'debt: Nothing'), accounts },
      before: [{ billing }],
    });
    expect(codes(report)).toEqual(['composition INVALID_GRAPHQL']);
    expect(outcomes(report).slice(2)).toEqual(['changes: skipped', 'usage: skipped']);
  });
});

describe('what a change is compared with', () => {
  test('only what the checked subgraph changes is told, whatever the others do', async () => {
    const report = await checkGraph({
      graph: {
        billing: billing.replace('invoices: Int', 'bills: Int'),
        accounts: accounts.replace('users', 'people'),
      },
      before: [{ billing }],
      othersBefore: { accounts },
    });
    expect(report.changes.map(({ coordinate }) => coordinate).sort()).toEqual([
      'Query.bills',
      'Query.invoices',
    ]);
  });

  test('where the contract before does not fit the others of today, with those as they were', async () => {
    const shared = (type: string) =>
      `type Query { "One." one: Pair } "Two things." type Pair @shareable @contract(owner: "platform") { "The first." a: ${type} }`;
    const report = await checkGraph({
      graph: {
        billing: contractText('billing', shared('String').replace('one', 'bill')),
        accounts: contractText('identity', shared('String')),
      },
      before: [{ billing: contractText('billing', shared('Int').replace('one', 'bill')) }],
      othersBefore: { accounts: contractText('identity', shared('Int')) },
    });
    expect(report.changes.map(({ kind, coordinate }) => `${kind} ${coordinate}`)).toContain(
      'FIELD_TYPE_CHANGED Pair.a',
    );
  });

  test('what never composed cannot be compared with: BASE_NOT_COMPOSABLE', async () => {
    const report = await checkGraph({
      graph: { billing, accounts },
      before: [{ billing: billing.replace('debt: Int', 'debt: Nothing') }],
    });
    expect(report.verdict).toBe('REFUSED');
    expect(codes(report)).toEqual(['changes BASE_NOT_COMPOSABLE']);
  });

  test('a new subgraph only adds', async () => {
    const report = await checkGraph({
      graph: { billing, accounts },
      subjects: ['billing'],
      before: [{}],
    });
    expect(report.verdict).toBe('PASSED');
    expect(report.changes.map(({ severity }) => severity)).toEqual(['SAFE', 'SAFE']);
  });

  test('the first subgraph of a graph changes nothing', async () => {
    const report = await checkGraph({ graph: { billing }, subjects: ['billing'], before: [{}] });
    expect(report).toMatchObject({ verdict: 'PASSED', changes: [] });
  });

  test('every version that is still served: what one of them misses is told, once', async () => {
    const older = billing.replace(
      '"How many invoices there are." invoices: Int',
      '"Bills." bills: Int',
    );
    const report = await checkGraph({
      graph: { billing: billing.replace('debt', 'owed'), accounts },
      before: [{ billing }, { billing: older }],
    });
    expect(report.comparedWith).toEqual(['v2', 'v1']);
    const removed = report.changes.filter(({ kind }) => kind === 'FIELD_REMOVED');
    expect(removed.map(({ coordinate, allowed }) => `${coordinate} ${String(allowed)}`)).toEqual([
      'Query.debt false',
      'Query.bills false',
    ]);
  });
});

describe('severities of demarc.yaml', () => {
  const silent = billing.replace('"What is owed in all."', '');

  test('a rule can weigh less, or nothing', async () => {
    const as = async (severity: 'WARNING' | 'OFF') =>
      checkGraph({
        graph: { billing: silent, accounts },
        severities: new Map([['MEANING_MISSING', severity]]),
      });
    const [warned, off] = await Promise.all([as('WARNING'), as('OFF')]);
    expect([warned.verdict, off.verdict]).toEqual(['PASSED', 'PASSED']);
    expect([codes(warned), codes(off)]).toEqual([['policy MEANING_MISSING'], []]);
  });
});

describe('what goes before its day', () => {
  const going = contractText(
    'billing',
    `type Query {
  "What is owed in all." debt: Int
  "How many invoices there are."
  invoices: Int @lifecycle(stage: DEPRECATED, since: "2026-06-01", retireOn: "2027-01-01", note: "none: nobody counts")
    @deprecated(reason: "No replacement: nobody counts. Retires 2027-01-01.")
}`,
  );
  const gone = contractText('billing', `type Query { "What is owed in all." debt: Int }`);

  const severities = {
    ERROR: ['policy RETIRE_BEFORE_DATE'],
    WARNING: ['policy RETIRE_BEFORE_DATE', 'changes COMPAT_VIOLATION'],
    OFF: ['changes COMPAT_VIOLATION'],
  } as const;
  test.each(['ERROR', 'WARNING', 'OFF'] as const)(
    'is refused with a reason where its rule is %s',
    async (severity) => {
      const report = await checkGraph({
        graph: { billing: gone, accounts },
        before: [{ billing: going }],
        severities: new Map([['RETIRE_BEFORE_DATE', severity]]),
      });
      expect(report.verdict).toBe('REFUSED');
      expect(codes(report)).toEqual([...severities[severity], 'usage BREAKING_USAGE_UNKNOWN']);
    },
  );
});
