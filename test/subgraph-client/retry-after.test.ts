import { afterEach, describe, expect, test } from '@jest/globals';
import { bounds } from '../../gateway/bounds.ts';
import { openRests, type Rest } from '../../gateway/subgraph-client/open-rests.ts';
import { readRest } from '../../gateway/subgraph-client/read-rest.ts';
import { until } from '../kit/until.ts';
import { identityOf, startHeldSubgraph, type HeldSubgraph } from './held-subgraph.ts';

let subgraph: HeldSubgraph | undefined;
afterEach(async () => {
  await subgraph?.stop();
  subgraph = undefined;
});

const ANSWER = '{"data":{"a":1}}';
const NOW = Date.parse('2026-11-02T10:00:00Z');

const headers: [string, number, string | string[] | undefined, Partial<Rest> | undefined][] = [
  ['seconds', 503, '7', { code: 'SUBGRAPH_UNAVAILABLE', leftMs: 7_000 }],
  ['of one who asked too much', 429, '7', { code: 'SUBGRAPH_OVERLOADED', leftMs: 7_000 }],
  ['a date', 503, 'Mon, 02 Nov 2026 10:00:05 GMT', { code: 'SUBGRAPH_UNAVAILABLE', leftMs: 5_000 }],
  ['a day, as far as is waited', 503, '86400', { leftMs: bounds.restMs.is }],
  ['digits without end, as far as is waited', 503, '9'.repeat(400), { leftMs: bounds.restMs.is }],
  ['no time at all', 503, '0', undefined],
  ['a date gone by', 503, 'Mon, 02 Nov 2026 09:59:00 GMT', undefined],
  ['a date in other words', 503, '2026-11-02T10:00:05Z', undefined],
  ['words', 503, 'soon', undefined],
  ['a negative number', 503, '-5', undefined],
  ['a fraction', 503, '1.5', undefined],
  ['nothing', 503, '', undefined],
  ['two of them', 503, ['1', '2'], undefined],
  ['none', 503, undefined, undefined],
  ['beside a status that says nothing of waiting', 500, '7', undefined],
  ['beside an answer', 200, '7', undefined],
];

test.each(headers)('the header is read: %s', (_, status, header, expected) => {
  const rest = readRest(status, header, NOW);
  if (expected === undefined) expect(rest).toBeUndefined();
  else expect(rest).toMatchObject(expected);
});

describe('a rest', () => {
  test('ends when its time is over', () => {
    let now = 0;
    const rests = openRests(() => now);
    rests.begin(undefined, { code: 'SUBGRAPH_UNAVAILABLE', leftMs: 1_000 });
    now = 400;
    expect(rests.of('usr_a')).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', leftMs: 600 });
    expect(rests.of(undefined)).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', leftMs: 600 });
    now = 1_000;
    expect(rests.of('usr_a')).toBeUndefined();
  });

  test('of one user is nobody else’s, and ends', () => {
    let now = 0;
    const rests = openRests(() => now);
    rests.begin('usr_a', { code: 'SUBGRAPH_OVERLOADED', leftMs: 1_000 });
    expect(rests.of('usr_a')).toEqual({ code: 'SUBGRAPH_OVERLOADED', leftMs: 1_000 });
    expect(rests.of('usr_b')).toBeUndefined();
    expect(rests.of(undefined)).toBeUndefined();
    now = 1_001;
    expect(rests.of('usr_a')).toBeUndefined();
  });

  test('is remembered of a bounded number of users', () => {
    const rests = openRests(() => 0);
    const told = { code: 'SUBGRAPH_OVERLOADED', leftMs: 1_000 } as const;
    for (let user = 0; user <= bounds.restingSubjects.is; user += 1) {
      rests.begin(`usr_${user}`, told);
    }
    expect(rests.of('usr_0')).toBeUndefined();
    expect(rests.of('usr_1')).toEqual(told);
    expect(rests.of(`usr_${bounds.restingSubjects.is}`)).toEqual(told);
  });
});

describe('a subgraph that asks to be left alone', () => {
  test('is not asked again before that, and then it is', async () => {
    const { ask, answer, arrivals, received } = (subgraph = await startHeldSubgraph());
    const first = ask();
    await arrivals(1);
    const started = performance.now();
    answer('{"reason":"maintenance"}', 503, { 'retry-after': '1' });
    expect(await first).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', retryAfterMs: 1_000 });
    const second = await ask();
    expect(second).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_UNAVAILABLE' });
    const left = second.kind === 'failed' ? second.retryAfterMs : undefined;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(1_000);
    // A mutation neither: it would be refused.
    expect(await ask({ isMutation: true })).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(received).toHaveLength(1);

    let outcome = await ask().then(({ kind }) => kind);
    const answerAll = setInterval(
      () => received.length > 1 && subgraph?.held[0] && answer(ANSWER),
      5,
    );
    await until('it is asked again', async () => {
      outcome = await ask().then(({ kind }) => kind);
      return outcome === 'answered';
    });
    clearInterval(answerAll);
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
    expect(received).toHaveLength(2);
  });

  test('is believed beside a GraphQL response too', async () => {
    const { ask, answer, arrivals, received } = (subgraph = await startHeldSubgraph());
    const first = ask();
    await arrivals(1);
    answer('{"errors":[{"message":"closed"}]}', 503, { 'retry-after': '20' });
    expect(await first).toMatchObject({ kind: 'answered', errors: [{ message: 'closed' }] });
    expect(await ask()).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(received).toHaveLength(1);
  });

  test('without saying for how long is asked once more, as before', async () => {
    const { ask, answer, arrivals } = (subgraph = await startHeldSubgraph());
    const first = ask();
    await arrivals(1);
    answer('<h1>503</h1>', 503, { 'content-type': 'text/html' });
    await arrivals(2);
    answer(ANSWER);
    expect(await first).toMatchObject({ kind: 'answered', data: { a: 1 } });
  });

  test('by "too many" is left alone by the one whom it told so', async () => {
    const sign = ({ subject }: { readonly subject: string }) => Promise.resolve(subject);
    const { ask, answer, arrivals, received, held } = (subgraph = await startHeldSubgraph(
      {},
      sign,
    ));
    const eager = ask({ identity: identityOf('usr_eager') });
    await arrivals(1);
    expect(held[0]?.req.headers.authorization).toBe('Bearer usr_eager');
    answer('slow down', 429, { 'retry-after': '20', 'content-type': 'text/plain' });
    const refused = { kind: 'failed', code: 'SUBGRAPH_OVERLOADED' };
    expect(await eager).toMatchObject({ ...refused, retryAfterMs: 20_000 });
    expect(await ask({ identity: identityOf('usr_eager') })).toMatchObject(refused);
    expect(received).toHaveLength(1);
    const other = ask({ identity: identityOf('usr_other') });
    await arrivals(2);
    answer(ANSWER);
    expect(await other).toMatchObject({ kind: 'answered' });
  });

  test('by "too many" is left alone by all where it knows nobody', async () => {
    const { ask, answer, arrivals, received } = (subgraph = await startHeldSubgraph());
    const first = ask();
    await arrivals(1);
    answer('{"errors":[{"message":"slow down"}]}', 429, { 'retry-after': '20' });
    expect(await first).toMatchObject({ kind: 'answered' });
    expect(await ask()).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_OVERLOADED' });
    expect(received).toHaveLength(1);
  });
});

test('"too many" opens no circuit breaker', async () => {
  const { ask, answer, arrivals } = (subgraph = await startHeldSubgraph());
  for (let count = 1; count <= bounds.breakerCalls.is + 5; count += 1) {
    const asked = ask();
    await arrivals(count);
    answer('{}', 429);
    expect(await asked).toMatchObject({ code: 'SUBGRAPH_OVERLOADED', reason: 'HTTP 429' });
  }
});
