import { describe, expect, test } from '@jest/globals';
import { findTroubles } from '../../../supergraph/cli/status/find-troubles.ts';
import type {
  AskedSubgraph,
  FeedLag,
  GraphStatus,
} from '../../../supergraph/cli/status/graph-status.ts';
import { followingOf } from '../../../supergraph/cli/status/following-of.ts';
import type { RegistryStatus } from '../../../supergraph/cli/status/registry-status.ts';
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

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const seenAt = '2026-11-27T18:00:00.000Z';
const record = { name: 'desk-42', version: 4, digest: digest('a'), isPinned: false, seenAt };
const current = { number: 4, digest: digest('a'), publishedAt: '2026-11-27T17:00:00.000Z' };
const registry: RegistryStatus = {
  url: 'http://127.0.0.1:4010',
  current,
  gateways: [{ ...record, following: 'CURRENT' }],
  refusals: [],
};

describe('what of a registry is trouble', () => {
  const troublesWith = (one: RegistryStatus) =>
    findTroubles({ gateways: [gateway], registry: one, subgraphs: [] }, 60);
  const behind = { ...record, version: 3, digest: digest('b') };

  test.each<[string, RegistryStatus, readonly string[]]>([
    ['nothing', registry, []],
    ['one that is gone', { url: registry.url, reason: 'It is gone.' }, ['It is gone.']],
    [
      'one without a version',
      { ...registry, current: null },
      ['Nothing is published: `demarc publish`.'],
    ],
    [
      'a gateway that lags',
      { ...registry, gateways: [{ ...behind, following: 'LAGGING' }] },
      ['The gateway desk-42 serves version 3, and version 4 is published.'],
    ],
    [
      'a gateway that is pinned',
      { ...registry, gateways: [{ ...behind, following: 'PINNED' }] },
      [
        'The gateway desk-42 is pinned and serves version 3: `demarc pin off` lets it follow again.',
      ],
    ],
    [
      'a version that a gateway could not load',
      {
        ...registry,
        refusals: [
          {
            gateway: 'desk-42',
            digest: digest('a'),
            code: 'SUPERGRAPH_INVALID',
            reason: 'No.',
            refusedAt: seenAt,
          },
        ],
      },
      ['The gateway desk-42 could not load version 4: SUPERGRAPH_INVALID No.'],
    ],
    [
      'neither one that is gone, nor one that has had no time yet',
      {
        ...registry,
        gateways: [
          { ...behind, following: 'SILENT' },
          { ...behind, following: 'SWAPPING' },
        ],
      },
      [],
    ],
  ])('%s', (_, one, troubles) => {
    expect(troublesWith(one)).toEqual(troubles);
  });

  test.each([
    ['CURRENT', record, '18:01:00'],
    ['LAGGING', behind, '18:01:00'],
    ['SWAPPING', behind, '17:00:09'],
    ['PINNED', { ...behind, isPinned: true }, '18:01:00'],
    ['SILENT', behind, '18:01:31'],
  ])('%s is told from what a gateway said and when', (following, one, time) => {
    expect(followingOf(one, current, new Date(`2026-11-27T${time}Z`))).toBe(following);
  });
});

describe('the text of a status', () => {
  const status: GraphStatus = {
    graph: 'demarc',
    at: '2026-11-27T18:00:00.000Z',
    version: '0.1.0',
    launcher: { pid: 42, isLocked: true },
    gateways: [gateway],
    registry,
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

  test('says what is published, and what each gateway serves of it', () => {
    expect(render(80)).toContain('\n  gateway desk-42: version 4, the newest,');
    const text = render(80).replaceAll(/\s+/g, ' ');
    expect(text).toContain('registry up http://127.0.0.1:4010 · version 4 · since');
    expect(text).toContain('gateway desk-42: version 4, the newest, seen 2026-11-27T18:00:00Z');
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
