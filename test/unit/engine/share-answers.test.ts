import { describe, expect, test } from '@jest/globals';
import { bounds } from '../../../gateway/bounds.ts';
import { openSharedAnswers } from '../../../gateway/engine/sharing/share-answers.ts';

/** Work that ends when the test says so, and counts how often it was begun and stopped. */
function openWork() {
  const runs: PromiseWithResolvers<string>[] = [];
  const stopped: number[] = [];
  const begin = () => {
    const run = Promise.withResolvers<string>();
    const index = runs.push(run) - 1;
    return { answer: run.promise, stop: () => void stopped.push(index) };
  };
  return { runs, stopped, begin };
}

describe('openSharedAnswers', () => {
  test('begins work once for those who ask the same, and apart for others', async () => {
    const answers = openSharedAnswers<string>();
    const { runs, begin } = openWork();
    const shares = ['a', 'a', 'b'].map((question) => answers.share(question, begin));
    expect(shares.map(({ isJoined }) => isJoined)).toEqual([false, true, false]);
    runs[0]?.resolve('one');
    runs[1]?.resolve('two');
    expect(await Promise.all(shares.map(({ answer }) => answer))).toEqual(['one', 'one', 'two']);
  });

  test('begins anew for who comes after the answer', async () => {
    const answers = openSharedAnswers<string>();
    const { runs, begin } = openWork();
    const first = answers.share('a', begin);
    runs[0]?.resolve('one');
    await first.answer;
    expect(answers.share('a', begin).isJoined).toBe(false);
    expect(runs).toHaveLength(2);
  });

  test('begins anew for who comes when the work has run for long, and leaves it to those who wait', async () => {
    let now = 0;
    const answers = openSharedAnswers<string>(() => now);
    const { runs, stopped, begin } = openWork();
    const first = answers.share('a', begin);
    now = bounds.joinMs.is;
    expect(answers.share('a', begin).isJoined).toBe(true);
    now += 1;
    const late = answers.share('a', begin);
    expect(late.isJoined).toBe(false);
    expect(answers.share('a', begin).isJoined).toBe(true);
    runs[0]?.resolve('early');
    expect(await first.answer).toBe('early');
    expect(answers.share('a', begin).isJoined).toBe(true);
    runs[1]?.resolve('late');
    expect(await late.answer).toBe('late');
    expect(stopped).toEqual([]);
  });

  test('begins anew after a fault, which each who waited is told', async () => {
    const answers = openSharedAnswers<string>();
    const { runs, begin } = openWork();
    const shares = [answers.share('a', begin), answers.share('a', begin)];
    runs[0]?.reject(new Error('broken'));
    const told = await Promise.allSettled(shares.map(({ answer }) => answer));
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(answers.share('a', begin).isJoined).toBe(false);
  });

  test('stops work when the last one leaves, in whatever order, and counts nobody twice', () => {
    const answers = openSharedAnswers<string>();
    const { stopped, begin } = openWork();
    const [first, second, third] = [1, 2, 3].map(() => answers.share('a', begin));
    first?.leave();
    first?.leave();
    first?.leave();
    expect(stopped).toEqual([]);
    third?.leave();
    expect(stopped).toEqual([]);
    second?.leave();
    expect(stopped).toEqual([0]);
    second?.leave();
    expect(stopped).toEqual([0]);
  });

  test('nobody joins work that everybody has left, and the end of it takes nothing from who came after', async () => {
    const answers = openSharedAnswers<string>();
    const { runs, stopped, begin } = openWork();
    const left = answers.share('a', begin);
    left.leave();
    const next = answers.share('a', begin);
    expect(next.isJoined).toBe(false);
    runs[0]?.resolve('old');
    await left.answer;
    expect(answers.share('a', begin).isJoined).toBe(true);
    expect(stopped).toEqual([0]);
  });

  test('nobody joins what was begun before it was forgotten, and who waits for it gets its answer', async () => {
    const answers = openSharedAnswers<string>();
    const { runs, begin } = openWork();
    const old = answers.share('a', begin);
    answers.forget();
    const fresh = answers.share('a', begin);
    expect(fresh.isJoined).toBe(false);
    runs[0]?.resolve('old');
    expect(await old.answer).toBe('old');
    expect(answers.share('a', begin).isJoined).toBe(true);
    runs[1]?.resolve('fresh');
    expect(await fresh.answer).toBe('fresh');
  });
});
