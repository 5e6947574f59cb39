import { describe, expect, test } from '@jest/globals';
import { findTroubles } from '../../../supergraph/cli/status/find-troubles.ts';
import type {
  AskedSubgraph,
  FeedLag,
  GraphStatus,
} from '../../../supergraph/cli/status/graph-status.ts';
import { statusText } from '../../../supergraph/cli/status/status-text.ts';

const feed = (change: Partial<FeedLag> = {}): FeedLag => ({
  consumer: 'accounts.grants',
  source: 'billing',
  isFollowed: true,
  events: 0,
  seconds: 0,
  failure: null,
  ...change,
});

type Locks = { readonly waiting: number; readonly oldestTransactionSeconds: number | null } | null;
function accounts(
  feeds: readonly FeedLag[],
  isReachable = true,
  locks: Locks = null,
): AskedSubgraph {
  return {
    name: 'accounts',
    url: 'http://127.0.0.1:4001',
    feeds,
    says: {
      name: 'accounts',
      version: '0.1.0',
      node: 'v24.0.0',
      startedAt: '2026-11-27T18:00:00.000Z',
      database: { engine: 'pglite', isReachable, migrations: [], locks },
      jobs: [],
    },
  };
}
const gateway = { url: 'http://127.0.0.1:4000', isReady: true };
const troublesOf = (one: AskedSubgraph, lagSeconds = 60) =>
  findTroubles({ gateways: [gateway], subgraphs: [one] }, lagSeconds);

describe('what is trouble', () => {
  test.each<[string, AskedSubgraph, readonly string[]]>([
    ['nothing', accounts([feed()]), []],
    ['a little lag', accounts([feed({ events: 5, seconds: 60 })]), []],
    [
      'more lag than is allowed',
      accounts([feed({ events: 5, seconds: 61 })]),
      ['accounts.grants is 61 s behind billing.'],
    ],
    [
      'a failing consumer',
      accounts([feed({ failure: 'no' })]),
      ['accounts.grants cannot go on: no'],
    ],
    [
      'a consumer that follows nothing',
      accounts([feed({ isFollowed: false })]),
      ['accounts.grants does not know where billing is, and follows nothing.'],
    ],
    [
      'a lag that nobody can tell',
      accounts([feed({ events: undefined, seconds: undefined })]),
      ['How far accounts.grants is behind billing cannot be asked.'],
    ],
    ['a database that is gone', accounts([], false), ['The database of accounts does not answer.']],
    [
      'a transaction without an end',
      accounts([], true, { waiting: 2, oldestTransactionSeconds: 60 }),
      ['A transaction in the database of accounts is open for 60 s: feeds wait for its end.'],
    ],
    ['a short transaction', accounts([], true, { waiting: 2, oldestTransactionSeconds: 59 }), []],
    [
      'a subgraph that is gone',
      { name: 'accounts', url: 'http://127.0.0.1:4001', reason: 'accounts does not answer.' },
      ['accounts does not answer.'],
    ],
  ])('%s', (_, one, troubles) => {
    expect(troublesOf(one)).toEqual(troubles);
  });

  test('a gateway that is not ready', () => {
    const gateways = [gateway, { url: 'http://127.0.0.1:1', isReady: false }];
    expect(findTroubles({ gateways, subgraphs: [] }, 60)).toEqual([
      'The gateway at http://127.0.0.1:1 is not ready.',
    ]);
  });
});

describe('the text of a status', () => {
  const status: GraphStatus = {
    graph: 'demarc',
    at: '2026-11-27T18:00:00.000Z',
    version: '0.1.0',
    launcher: { pid: 42, isLocked: true },
    gateways: [gateway],
    subgraphs: [
      accounts([feed({ events: 5, seconds: 90, failure: 'x' })], true, {
        waiting: 0,
        oldestTransactionSeconds: null,
      }),
    ],
    troubles: ['accounts.grants cannot go on: \u001B[31mred\u202E and a reason of many words'],
  };
  const render = (columns: number) =>
    statusText(status, { columns, paint: (_style, text) => text });

  test.each([80, 40])('stays within %s columns', (columns) => {
    const lines = render(columns).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain(
      'accounts.grants of billing: 5 events behind, the oldest 90 s, failing',
    );
  });

  test('says in its last lines what to look at, and lets nothing colour or turn it', () => {
    const text = render(80);
    expect(text.trim().split('\n').at(-1)).toMatch(/^! accounts\.grants cannot go on: /);
    expect(text).not.toMatch(/\u001B|\u202E/);
  });

  test('says so where nothing is to look at', () => {
    const well = statusText(
      { ...status, troubles: [] },
      { columns: 80, paint: (_style, text) => text },
    );
    expect(well.trim().split('\n').at(-1)).toBe('All is well.');
  });
});
