import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bounds } from '../../gateway/bounds.ts';
import { until } from '../kit/until.ts';
import { identityOf, QUERY, startHeldSubgraph, type HeldSubgraph } from './held-subgraph.ts';

const MUTATION = '{"query":"mutation { a }"}';
const ANSWER = '{"data":{"a":1}}';

let subgraph: HeldSubgraph;
beforeEach(async () => {
  subgraph = await startHeldSubgraph();
});
afterEach(() => subgraph.stop());

describe('one call answers', () => {
  test('all who ask the same while it is in flight, and says so', async () => {
    const asked = [subgraph.ask(), subgraph.ask(), subgraph.ask()];
    await subgraph.arrivals(1);
    subgraph.answer(ANSWER);
    const outcomes = await Promise.all(asked);
    const shared = { kind: 'answered', data: { a: 1 }, errors: [], isShared: true };
    expect(outcomes).toEqual([shared, shared, shared]);
    expect(subgraph.received).toEqual([QUERY]);
  });

  test('all of one identity, whoever made the list of its grants', async () => {
    const asked = ['acme', 'acme'].map((organization) =>
      subgraph.ask({ identity: identityOf('usr_a', organization) }),
    );
    await subgraph.arrivals(1);
    subgraph.answer(ANSWER);
    expect(await Promise.all(asked)).toMatchObject([{ isShared: true }, { isShared: true }]);
    expect(subgraph.received).toHaveLength(1);
  });

  test('all of them with its failure', async () => {
    const asked = [subgraph.ask(), subgraph.ask()];
    await subgraph.arrivals(1);
    subgraph.answer('no JSON');
    const failure = { kind: 'failed', code: 'SUBGRAPH_INVALID_RESPONSE' };
    expect(await Promise.all(asked)).toMatchObject([failure, failure]);
  });

  test('its one caller, and is not called shared', async () => {
    const asked = subgraph.ask();
    await subgraph.arrivals(1);
    subgraph.answer(ANSWER);
    expect(await asked).toMatchObject({ data: { a: 1 }, isShared: false });
  });
});

describe('a call of its own has', () => {
  const asUser = identityOf('usr_a', 'acme');
  test.each([
    ['another identity', [{ identity: asUser }, { identity: identityOf('usr_b', 'acme') }]],
    ['other grants', [{ identity: asUser }, { identity: identityOf('usr_a', 'acme', 'globex') }]],
    ['fewer grants', [{ identity: asUser }, { identity: identityOf('usr_a') }]],
    ['nobody beside somebody', [{ identity: asUser }, {}]],
    [
      'a name that is made to look like the rest of a key',
      [
        { identity: identityOf('usr_a'), body: `{"x":"y"}${QUERY}` },
        { identity: identityOf('usr_a{"x":"y"}'), body: QUERY },
      ],
    ],
    ['another body', [{}, { body: '{"query":"{ b }"}' }]],
    ['who does not share, first', [{ mayShare: false }, {}]],
    ['who does not share, second', [{}, { mayShare: false }]],
    [
      'a mutation',
      [
        { body: MUTATION, isMutation: true },
        { body: MUTATION, isMutation: true },
      ],
    ],
    ['a mutation under the body of a query', [{ body: QUERY }, { body: QUERY, isMutation: true }]],
  ])('%s', async (_, requests) => {
    const asked = requests.map((request) => subgraph.ask(request));
    await subgraph.arrivals(2);
    subgraph.answer('{"data":{"a":1}}');
    subgraph.answer('{"data":{"a":2}}');
    const outcomes = await Promise.all(asked);
    expect(outcomes).toMatchObject([{ isShared: false }, { isShared: false }]);
    const answers = outcomes.map((one) => one.kind === 'answered' && one.data?.['a']);
    expect(answers.sort()).toEqual([1, 2]);
  });
});

describe('who leaves', () => {
  test('is told at once, and the others get the answer', async () => {
    const leaver = new AbortController();
    const left = subgraph.ask({ signal: leaver.signal });
    const other = subgraph.ask();
    await subgraph.arrivals(1);
    leaver.abort('CLIENT_CLOSED');
    expect(await left).toMatchObject({ kind: 'failed', code: 'CLIENT_CLOSED' });
    subgraph.answer(ANSWER);
    // One reads it: nobody else.
    expect(await other).toMatchObject({ data: { a: 1 }, isShared: false });
    expect(subgraph.received).toHaveLength(1);
  });

  test('last ends the call, and the next one asks anew', async () => {
    const leaver = new AbortController();
    const left = [leaver, leaver].map(({ signal }) => subgraph.ask({ signal }));
    await subgraph.arrivals(1);
    const [response] = subgraph.held;
    leaver.abort('OPERATION_TIMEOUT');
    const reason = { kind: 'failed', code: 'OPERATION_TIMEOUT' };
    expect(await Promise.all(left)).toMatchObject([reason, reason]);
    await until('the connection is cut', () => response?.destroyed === true);
    void subgraph.ask();
    await subgraph.arrivals(2);
  });

  test('before it asks, asks nothing', async () => {
    const left = AbortSignal.abort('CLIENT_CLOSED');
    expect(await subgraph.ask({ signal: left })).toMatchObject({ code: 'CLIENT_CLOSED' });
    expect(subgraph.received).toEqual([]);
  });
});

describe('a query reads what was written: it joins no call that began', () => {
  test('before a mutation that has ended', async () => {
    const before = subgraph.ask();
    await subgraph.arrivals(1);
    const write = subgraph.ask({ body: MUTATION, isMutation: true });
    await subgraph.arrivals(2);
    const [, mutation] = subgraph.held;
    mutation?.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
    await write;
    const after = subgraph.ask();
    await subgraph.arrivals(3);
    subgraph.answer('{"data":{"a":"before"}}');
    expect(await before).toMatchObject({ data: { a: 'before' }, isShared: false });
    subgraph.held.shift();
    subgraph.answer('{"data":{"a":"after"}}');
    expect(await after).toMatchObject({ data: { a: 'after' }, isShared: false });
  });

  test('while a mutation was under way that has ended, however it ended', async () => {
    const write = subgraph.ask({ body: MUTATION, isMutation: true });
    await subgraph.arrivals(1);
    const during = subgraph.ask();
    await subgraph.arrivals(2);
    subgraph.held.shift()?.destroy();
    expect(await write).toMatchObject({ kind: 'failed' });
    const after = subgraph.ask();
    await subgraph.arrivals(3);
    subgraph.answer('{"data":{"a":"during"}}');
    subgraph.answer('{"data":{"a":"after"}}');
    expect(await during).toMatchObject({ data: { a: 'during' } });
    expect(await after).toMatchObject({ data: { a: 'after' } });
  });
});

test('an answer is kept for nobody who asks after it', async () => {
  for (const value of [1, 2]) {
    const asked = subgraph.ask();
    await subgraph.arrivals(value);
    subgraph.answer(`{"data":{"a":${value}}}`);
    expect(await asked).toMatchObject({ data: { a: value } });
  }
});

test('a call that takes long answers nobody who comes late', async () => {
  const started = performance.now();
  const early = subgraph.ask();
  await until('it is late', () => performance.now() - started > bounds.joinMs.is);
  const late = subgraph.ask();
  await subgraph.arrivals(2);
  // Those who come now join the later one.
  const later = subgraph.ask();
  subgraph.answer('{"data":{"a":"early"}}');
  subgraph.answer('{"data":{"a":"late"}}');
  expect(await early).toMatchObject({ data: { a: 'early' }, isShared: false });
  expect(await late).toMatchObject({ data: { a: 'late' }, isShared: true });
  expect(await later).toMatchObject({ data: { a: 'late' }, isShared: true });
});
