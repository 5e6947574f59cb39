import { afterEach, describe, expect, test } from '@jest/globals';
import { startChild, type TestChild } from './child-process.ts';

const program = new URL('fixtures/run.ts', import.meta.url);

const children: TestChild[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
    await child.exited;
  }
});

function start(behaviour = 'run'): TestChild {
  const child = startChild(program, { args: [behaviour], env: { DEMARC_LOG_LEVEL: 'info' } });
  children.push(child);
  return child;
}

async function startReady(behaviour?: string): Promise<TestChild> {
  const child = start(behaviour);
  expect(await child.nextMessage()).toEqual({ type: 'progress', text: 'seeding' });
  expect(await child.nextMessage()).toEqual({ type: 'ready', url: 'http://127.0.0.1:1/graphql' });
  return child;
}

interface Event {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** What the process logged: every line of stdout is one event. */
const eventsOf = (child: TestChild): Event[] =>
  child.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Event);
/** Sorted: what is logged in one millisecond may reach a pipe in any order. */
const namesOf = (child: TestChild): string[] =>
  eventsOf(child)
    .map(({ event }) => event)
    .sort();
const reasonOf = (child: TestChild): unknown =>
  eventsOf(child).find(({ event }) => event === 'process.stopping')?.['reason'];

describe('a process that starts', () => {
  test('tells its launcher, and its log', async () => {
    const child = await startReady();
    await child.printed('process.ready');
    expect(eventsOf(child)).toMatchObject([
      { service: 'test', event: 'process.ready', url: 'http://127.0.0.1:1/graphql' },
    ]);
    expect(child.stderr).toBe('');
  });

  test('says that it does not know a level of the log, and logs', async () => {
    const child = startChild(program, { args: ['run'], env: { DEMARC_LOG_LEVEL: 'loud' } });
    children.push(child);
    await child.printed('process.ready');
    expect(eventsOf(child)).toMatchObject([
      { level: 40, event: 'log.level_unknown', asked: 'loud' },
      { event: 'process.ready' },
    ]);
  });

  test.each([
    { behaviour: 'fault', code: 'DATABASE_LOCKED', message: 'The folder is in use.' },
    { behaviour: 'unexpected', code: 'UNEXPECTED', message: 'Something is undefined.' },
    { behaviour: 'no-error', code: 'UNEXPECTED', message: 'a bare word' },
  ])('and fails ($behaviour) says why, exit code 3', async ({ behaviour, code, message }) => {
    const child = start(behaviour);
    await child.nextMessage();
    expect(await child.nextMessage()).toEqual({ type: 'failed', code, message });
    expect(await child.exited).toBe(3);
    expect(eventsOf(child)).toMatchObject([
      { event: 'process.start_failed', code, reason: message },
    ]);
    expect(child.stderr).toBe('');
  });

  test('and fails prints no stack that a person would have to read', async () => {
    const child = start('fault');
    expect(await child.exited).toBe(3);
    // In the log it is one field of one line.
    expect(child.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(child.stdout).not.toMatch(/^\s*at /m);
  });
});

describe('a process that runs', () => {
  test.each([
    { how: 'when its launcher is gone', reason: 'the launcher is gone', stop: 'disconnect' },
    { how: 'on SIGTERM', reason: 'SIGTERM', stop: 'SIGTERM' },
  ] as const)('stops in order $how, exit code 0', async ({ reason, stop }) => {
    const child = await startReady();
    if (stop === 'disconnect') child.disconnect();
    else child.kill(stop);
    expect(await child.exited).toBe(0);
    expect(namesOf(child)).toEqual(['process.ready', 'process.stopping', 'test.stopped']);
    expect(reasonOf(child)).toBe(reason);
  });

  test('leaves SIGINT to its launcher', async () => {
    const child = await startReady();
    child.kill('SIGINT');
    // Two round trips: by then the signal has been handled, whatever was read first.
    for (const echo of ['one', 'two']) {
      child.send(echo);
      expect(await child.nextMessage()).toBe(echo);
    }
    child.disconnect();
    expect(await child.exited).toBe(0);
    expect(reasonOf(child)).toBe('the launcher is gone');
  });

  test('stops once, however often it is told', async () => {
    const child = await startReady();
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    child.disconnect();
    expect(await child.exited).toBe(0);
    expect(namesOf(child).filter((name) => name === 'test.stopped')).toHaveLength(1);
  });

  test('and cannot stop in order says so, exit code 3', async () => {
    const child = await startReady('fail-to-stop');
    child.kill('SIGTERM');
    expect(await child.exited).toBe(3);
    expect(namesOf(child)).toEqual(['process.ready', 'process.stop_failed', 'process.stopping']);
  });
});

describe('a process that is not ready yet', () => {
  test.each(['disconnect', 'SIGTERM'] as const)('ends at once on %s', async (stop) => {
    const child = start('never-ready');
    expect(await child.nextMessage()).toEqual({ type: 'progress', text: 'seeding' });
    if (stop === 'disconnect') child.disconnect();
    else child.kill(stop);
    expect(await child.exited).toBe(0);
    expect(namesOf(child)).toEqual(['process.stopping']);
  });

  test('leaves SIGINT to its launcher too', async () => {
    const child = start('never-ready');
    await child.nextMessage();
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await child.exited).toBe(0);
    expect(reasonOf(child)).toBe('SIGTERM');
  });
});
