import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../kit/until.ts';
import { billing, writeCheckedGraph, type CheckedGraph } from './checked-graph.ts';

const program = fileURLToPath(new URL('../../supergraph/cli/main.ts', import.meta.url));

// The program `script` of util-linux lends a process a terminal; others of that name read other options.
const lendsTerminals = String(spawnSync('script', ['--version']).stdout).includes('util-linux');

let graph: CheckedGraph;
beforeAll(async () => {
  graph = await writeCheckedGraph();
});
afterAll(() => graph.remove());

/** Runs `demarc` at a terminal. */
function startAtTerminal(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const words = [process.execPath, program, ...args].map((word) => `'${word}'`);
  // In the shell's place: one that stayed beside it would be ended by Ctrl-C, and answer for it.
  const line = `exec ${words.join(' ')}`;
  const { CI: _ci, NO_COLOR: _noColour, FORCE_COLOR: _colour, ...rest } = process.env;
  const env = {
    ...rest,
    NODE_OPTIONS: '',
    TERM: 'xterm-256color',
    SHELL: '/bin/sh',
    ...environment,
  };
  const child = spawn(
    'script',
    ['--quiet', '--return', '--flush', '--command', line, '/dev/null'],
    {
      cwd: graph.folder,
      env,
    },
  );
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (screen += text));
  return {
    screen: () => screen,
    press: (key: string) => child.stdin.write(key),
    exited: new Promise<number | null>((resolve) => child.once('close', resolve)),
  };
}

(lendsTerminals ? test : test.skip)(
  'a long check names its step, another one clears the screen, and Ctrl-C ends with 0',
  async () => {
    const things = Array.from(
      { length: 1200 },
      (_, index) => `
"One of many things, number ${index}."
type Thing${index} @key(fields: "id") @contract(owner: "billing") @data(class: INTERNAL) {
  "The number printed on it."
  id: ID! @contract(source: "billing.things.number")
}`,
    );
    await graph.write('billing.graphql', billing + things.join(''));
    const demarc = startAtTerminal(['check', 'billing', '--watch']);
    const checks = () => demarc.screen().split('PASSED. Waiting for a change').length - 1;
    await until('the first check is done', () => checks() === 1);
    const first = demarc.screen();
    expect(first).toContain('composition: do the contracts fit together?');
    expect(first).toContain('\u001B[32mcompleted\u001B[39m');
    // The cursor is never hidden: a Ctrl-C would leave it so.
    expect(first).not.toContain('\u001B[?25l');
    expect(first).not.toContain('\u001B[0J');

    await graph.write('billing.graphql', billing);
    await until('the second check is done', () => checks() === 2);
    expect(demarc.screen().slice(first.length)).toMatch(/^\S*\u001B\[1;1H\u001B\[0J/);
    demarc.press('\u0003');
    expect(await demarc.exited).toBe(0);
  },
);

(lendsTerminals ? test : test.skip)('NO_COLOR is heard', async () => {
  const demarc = startAtTerminal(['check', 'billing'], { NO_COLOR: '1', CI: '1' });
  expect(await demarc.exited).toBe(0);
  expect(demarc.screen()).toContain('PASSED billing');
  expect(demarc.screen()).not.toContain('\u001B[');
});
