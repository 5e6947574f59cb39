import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Grant } from '@demarc/foundation/identity';
import { bounds } from '../../../gateway/bounds.ts';
import { openAuthorization } from '../../../gateway/identity/authorization.ts';
import { createGrantsCache, type GrantsCache } from '../../../gateway/identity/grants-cache.ts';

/** A question that the test answers when it likes. */
interface Question {
  readonly subject: string;
  readonly answer: (permission: string) => void;
  readonly fail: (reason: string) => void;
}

let clock: number;
let questions: Question[];
let stale: string[];
let cache: GrantsCache;
beforeEach(() => {
  clock = 0;
  questions = [];
  stale = [];
  cache = createGrantsCache({
    now: () => clock,
    onStale: (reason) => stale.push(reason),
    ask(subject) {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Grant[]>();
      questions.push({
        subject,
        answer: (permission) => resolve([grant(permission)]),
        fail: (reason) => reject(new Error(reason)),
      });
      return promise;
    },
  });
});

function grant(permission: string): Grant {
  return { organization: 'org', workspace: null, permissions: [permission], onBehalfOf: null };
}
const having = (permission: string) => ({ ok: true, grants: [grant(permission)] });

/** Asks, answers the question that this leads to, and reads what came of it. */
async function learn(subject: string, permission: string): Promise<void> {
  const outcome = cache.grantsOf(subject);
  questions.at(-1)?.answer(permission);
  expect(await outcome).toEqual(having(permission));
}

describe('an answer', () => {
  test('is fresh for 15 s, and then asked for again', async () => {
    await learn('ada', 'read');
    clock = 15_000;
    expect(await cache.grantsOf('ada')).toEqual(having('read'));
    expect(questions).toHaveLength(1);
    clock = 15_001;
    await learn('ada', 'write');
    expect(questions).toHaveLength(2);
  });

  test('is waited for by all who ask meanwhile', async () => {
    const outcomes = Array.from({ length: 50 }, () => cache.grantsOf('ada'));
    expect(questions).toHaveLength(1);
    questions[0]?.answer('read');
    expect(new Set(await Promise.all(outcomes)).size).toBe(1);
  });

  test('is for one subject and for no other', async () => {
    const [ada, bob] = [cache.grantsOf('ada'), cache.grantsOf('bob')];
    expect(questions.map(({ subject }) => subject)).toEqual(['ada', 'bob']);
    questions[1]?.answer('read');
    questions[0]?.answer('write');
    expect([await ada, await bob]).toEqual([having('write'), having('read')]);
  });
});

describe('where nobody answers', () => {
  test('the last answer is used for 5 min, and told of', async () => {
    await learn('ada', 'read');
    clock = 300_000;
    const outcome = cache.grantsOf('ada');
    questions[1]?.fail('no answer in time');
    expect(await outcome).toEqual(having('read'));
    expect(stale).toEqual(['no answer in time']);
  });

  test('nobody asks again for a second', async () => {
    await learn('ada', 'read');
    clock = 20_000;
    const outcome = cache.grantsOf('ada');
    questions[1]?.fail('ECONNREFUSED');
    await outcome;
    clock = 20_999;
    expect(await cache.grantsOf('ada')).toEqual(having('read'));
    expect(questions).toHaveLength(2);
    clock = 21_000;
    await learn('ada', 'write');
  });

  test('there is no answer after 5 min, nor for somebody who is not known', async () => {
    await learn('ada', 'read');
    clock = 300_001;
    const [ada, bob] = [cache.grantsOf('ada'), cache.grantsOf('bob')];
    questions[1]?.fail('ECONNREFUSED');
    questions[2]?.fail('ECONNREFUSED');
    expect(await ada).toEqual({ ok: false, reason: 'ECONNREFUSED' });
    expect(await bob).toEqual({ ok: false, reason: 'ECONNREFUSED' });
    expect(stale).toEqual([]);
  });

  test('the next answer is as fresh as any', async () => {
    const failed = cache.grantsOf('ada');
    questions[0]?.fail('ECONNREFUSED');
    expect(await failed).toMatchObject({ ok: false });
    await learn('ada', 'read');
    clock = 15_000;
    expect(await cache.grantsOf('ada')).toEqual(having('read'));
  });

  test('an answer is as old as its question', async () => {
    const outcome = cache.grantsOf('ada');
    clock = 10_000;
    questions[0]?.answer('read');
    await outcome;
    clock = 15_001;
    await learn('ada', 'write');
  });
});

describe('after a write', () => {
  test('the next one who asks gets a new answer, also where an old one is on its way', async () => {
    const before = cache.grantsOf('ada');
    cache.forget('ada');
    const after = cache.grantsOf('ada');
    expect(questions).toHaveLength(2);
    questions[1]?.answer('write');
    expect(await after).toEqual(having('write'));
    questions[0]?.answer('read');
    expect(await before).toEqual(having('read'));
    expect(await cache.grantsOf('ada')).toEqual(having('write'));
    expect(questions).toHaveLength(2);
  });

  test('nothing old is used, though nobody answers', async () => {
    await learn('ada', 'read');
    cache.forget('ada');
    const outcome = cache.grantsOf('ada');
    questions[1]?.fail('ECONNREFUSED');
    expect(await outcome).toMatchObject({ ok: false });
  });

  test('what others may do is kept', async () => {
    await learn('ada', 'read');
    await learn('bob', 'read');
    cache.forget('ada');
    expect(await cache.grantsOf('bob')).toEqual(having('read'));
    expect(questions).toHaveLength(2);
  });
});

test('of too many the one that was not asked for longest goes', async () => {
  const most = bounds.grantsSubjects.is;
  for (let index = 0; index < most; index += 1) await learn(`user-${index}`, 'read');
  await cache.grantsOf('user-0');
  expect(questions).toHaveLength(most);
  await learn('one-more', 'read');
  await cache.grantsOf('user-0');
  expect(questions).toHaveLength(most + 1);
  await learn('user-1', 'read');
  expect(questions).toHaveLength(most + 2);
});

describe('a caller who gives up', () => {
  test('does not take the answer from others', async () => {
    const authorization = openAuthorization('accounts', cache);
    const hasty = new AbortController();
    const patient = new AbortController();
    const ask = ({ signal }: AbortController) =>
      authorization.identityFor({ subject: 'ada', subgraph: 'billing', signal });
    const [left, stayed] = [ask(hasty), ask(patient)];
    hasty.abort('CLIENT_CLOSED');
    expect(await left).toEqual({ ok: false, code: 'CLIENT_CLOSED', reason: 'its time was up' });
    questions[0]?.answer('read');
    expect(await stayed).toEqual({
      ok: true,
      identity: { subject: 'ada', grants: [grant('read')] },
    });
    expect(questions).toHaveLength(1);
  });

  test('and one who comes too late, wait for nothing', async () => {
    const authorization = openAuthorization('accounts', cache);
    const signal = AbortSignal.abort('OPERATION_TIMEOUT');
    const outcome = await authorization.identityFor({
      subject: 'ada',
      subgraph: 'billing',
      signal,
    });
    expect(outcome).toMatchObject({ ok: false, code: 'OPERATION_TIMEOUT' });
  });
});

test('the subgraph that knows what users may do is told who asks, and nobody is asked', async () => {
  const authorization = openAuthorization('accounts', cache);
  const { signal } = new AbortController();
  const outcome = await authorization.identityFor({ subject: 'ada', subgraph: 'accounts', signal });
  expect(outcome).toEqual({ ok: true, identity: { subject: 'ada', grants: [] } });
  expect(questions).toEqual([]);
});
