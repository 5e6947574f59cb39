import { afterEach, expect, test } from '@jest/globals';
import { openLog } from '@demarc/foundation/process';
import { openJudge, type Judge } from '../../control/judging/open-judge.ts';
import { openMemoryLog } from '../kit/memory-log.ts';
import { ownedContracts } from '../kit/owned-graph.ts';

let judge: Judge | undefined;
afterEach(async () => {
  await judge?.stop();
  judge = undefined;
});

/** The shop, to be judged. */
function shop(edit = (text: string) => text) {
  return {
    graph: Object.entries(ownedContracts).map(([name, text]) => ({
      name,
      url: `http://${name}.example/graphql`,
      path: `${name}.graphql`,
      bytes: Buffer.from(edit(text)),
    })),
    subjects: Object.keys(ownedContracts),
    served: [],
    tombstones: [],
    teams: Object.keys(ownedContracts).map((id) => ({ id, contact: `#${id}`, contexts: [id] })),
    severities: new Map(),
    clients: '/nowhere/clients',
    today: '2026-11-27',
  };
}

test('a check whose thread dies breaks off, and the next one is judged', async () => {
  judge = openJudge(openLog('control', 'silent'), { memoryMb: 24 });
  const types = Array.from({ length: 60_000 }, (_, at) => `type T${at} { a: Int b: Int c: Int }\n`);
  const tooMuch = shop((text) => text + types.join(''));
  await expect(judge.judge(tooMuch)).rejects.toMatchObject({ code: 'CHECK_BROKEN_OFF' });
  await judge.stop();
  judge = openJudge(openLog('control', 'silent'));
  expect((await judge.judge(shop())).report.verdict).toBe('PASSED');
});

test('a publish is judged before the checks that wait', async () => {
  judge = openJudge(openLog('control', 'silent'));
  const order: string[] = [];
  const note = (name: string) => () => void order.push(name);
  await Promise.all([
    judge.judgeLater(shop()).then(note('a check that is judged')),
    judge.judgeLater(shop()).then(note('a check that waits')),
    judge.judge(shop()).then(note('a publish')),
    judge.judge(shop()).then(note('another publish')),
  ]);
  expect(order).toEqual([
    'a check that is judged',
    'a publish',
    'another publish',
    'a check that waits',
  ]);
});

test('a check that takes too long breaks off, and whoever waits behind it is judged', async () => {
  const memory = openMemoryLog();
  judge = openJudge(memory.log, { longestMs: 3_000 });
  const types = Array.from({ length: 130_000 }, (_, at) => `type T${at} { a: Int b: Int }\n`);
  const endless = judge.judge(shop((text) => text + types.join('')));
  const behind = judge.usersOf({
    apiSdl: '',
    coordinate: 'A.b',
    clients: '/nowhere/clients',
    today: '2026-11-27',
  });
  await Promise.all([
    expect(endless).rejects.toMatchObject({ code: 'CHECK_BROKEN_OFF' }),
    expect(behind).resolves.toEqual([]),
  ]);
  expect(memory.named('judge.died')).toHaveLength(1);
}, 120_000);
