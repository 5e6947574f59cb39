import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDemarc, type DemarcProcess } from '../kit/demarc-process.ts';
import { writeFixtureGraph, type FixtureGraph, type FixtureOptions } from '../kit/fixture-graph.ts';
import { isAlive, until } from '../kit/until.ts';

const started: { demarc: DemarcProcess; graph: FixtureGraph }[] = [];
afterEach(async () => {
  for (const { demarc, graph } of started.splice(0)) {
    demarc.kill('SIGTERM');
    await demarc.exited;
    await graph.remove();
  }
});

async function up(options: FixtureOptions = {}, ...args: string[]) {
  const graph = await writeFixtureGraph(options);
  const demarc = startDemarc(['up', ...args], graph.folder);
  started.push({ demarc, graph });
  return { graph, demarc };
}

async function upAndReady(...args: string[]) {
  const { graph, demarc } = await up({}, ...args);
  await demarc.printed('Ctrl-C stops everything');
  return { graph, demarc, run: await graph.readRunFile() };
}

async function ask(endpoint: string, query: string): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** The processes of the subgraphs. */
const pidsOf = (run: Awaited<ReturnType<FixtureGraph['readRunFile']>>) =>
  run.subgraphs.map(({ pid }) => pid);

describe('demarc up', () => {
  test('starts subgraphs and gateway, says so, and answers over all of them', async () => {
    const { graph, demarc, run } = await upAndReady();
    const endpoint = `http://127.0.0.1:${graph.ports.gateway}/graphql`;
    expect(demarc.stdout).toContain('fixture is ready.');
    expect(demarc.stdout).toContain(`endpoint    ${endpoint}`);
    expect(demarc.stdout).toMatch(/left +seeding\n/);
    expect(demarc.stdout).toMatch(/left +ready in \d+\.\d s\n/);
    const [left, right] = pidsOf(run);
    expect(await ask(endpoint, '{ left right }')).toEqual({ data: { left, right } });
    expect(run).toMatchObject({
      pid: demarc.pid,
      gateway: `http://127.0.0.1:${graph.ports.gateway}`,
      subgraphs: [{ name: 'left' }, { name: 'right' }],
    });
  });

  test('of a graph that asks who is there, makes the issuer of its desk, and shows how to ask', async () => {
    const graph = await writeFixtureGraph();
    const file = join(graph.folder, 'demarc.yaml');
    const identity =
      'identity: { issuer: urn:demarc:development, audience: demarc, grants: left }\n';
    await writeFile(file, `${await readFile(file, 'utf8')}${identity}`);
    const demarc = startDemarc(['up'], graph.folder);
    started.push({ demarc, graph });
    await demarc.printed('Ctrl-C stops everything');
    expect(existsSync(join(graph.folder, '.demarc/keys/public/dev-issuer.jwks.json'))).toBe(true);
    expect(demarc.stdout).toContain('-H "authorization: Bearer $(npx demarc dev-token)" -d ');
    const endpoint = `http://127.0.0.1:${graph.ports.gateway}/graphql`;
    expect(await ask(endpoint, '{ left }')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test('leaves a subgraph without `start` to whoever runs it', async () => {
    const graph = await writeFixtureGraph();
    const file = join(graph.folder, 'demarc.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/ +start: node .*\n/, ''));
    const demarc = startDemarc(['up'], graph.folder);
    started.push({ demarc, graph });
    await demarc.printed('Ctrl-C stops everything');
    const { subgraphs } = await graph.readRunFile();
    expect(subgraphs[0]).toEqual({
      name: 'left',
      url: `http://127.0.0.1:${graph.ports.left}/graphql`,
    });
    expect(await ask(`http://127.0.0.1:${graph.ports.gateway}/graphql`, '{ right }')).toEqual({
      data: { right: subgraphs[1]?.pid },
    });
  });

  test('moves every port by one offset', async () => {
    const graph = await writeFixtureGraph();
    const port =
      graph.ports.gateway + 1000 > 65_000 ? graph.ports.gateway - 1000 : graph.ports.gateway + 1000;
    const demarc = startDemarc(['up', '--port', String(port)], graph.folder);
    started.push({ demarc, graph });
    await demarc.printed('Ctrl-C stops everything');
    const { subgraphs } = await graph.readRunFile();
    const offset = port - graph.ports.gateway;
    expect(subgraphs).toMatchObject([
      { url: `http://127.0.0.1:${graph.ports.left + offset}/graphql` },
      { url: `http://127.0.0.1:${graph.ports.right + offset}/graphql` },
    ]);
  });

  test('Ctrl-C stops everything in order and leaves nothing behind', async () => {
    const { graph, demarc, run } = await upAndReady();
    demarc.kill('SIGINT');
    expect(await demarc.exited).toBe(0);
    expect(pidsOf(run).filter(isAlive)).toEqual([]);
    expect(existsSync(join(graph.folder, '.demarc/run.json'))).toBe(false);
    expect(await graph.readLog('left')).toContain('launcher is gone');
  });

  test('a Ctrl-C that the terminal sends to the whole group is left to the launcher', async () => {
    const { demarc, run } = await upAndReady();
    for (const pid of pidsOf(run)) process.kill(pid, 'SIGINT');
    demarc.kill('SIGINT');
    expect(await demarc.exited).toBe(0);
  });

  test('a SIGTERM to the whole group stops everything, and nothing starts again', async () => {
    const graph = await writeFixtureGraph();
    const demarc = startDemarc(['up'], graph.folder, { ownGroup: true });
    started.push({ demarc, graph });
    await demarc.printed('Ctrl-C stops everything');
    const run = await graph.readRunFile();
    demarc.killGroup('SIGTERM');
    await demarc.printed('Stopped.');
    expect(pidsOf(run).filter(isAlive)).toEqual([]);
    await expect(fetch(run.gateway)).rejects.toThrow();
    expect(await demarc.exited).toBe(0);
    expect(demarc.stdout).toMatch(/Stopping .*\nStopped\.\n$/);
    expect(demarc.stdout).not.toMatch(/starting again|crashed|ended/);
  });

  test('a SIGTERM to the whole group while it starts stops everything too', async () => {
    const graph = await writeFixtureGraph({ behaviour: 'slow' });
    const demarc = startDemarc(['up'], graph.folder, { ownGroup: true });
    started.push({ demarc, graph });
    await demarc.printed('left         ready');
    demarc.killGroup('SIGTERM');
    expect(await demarc.exited).toBe(0);
    expect(demarc.stdout).toMatch(/Stopping .*\nStopped\.\n$/);
    expect(`${demarc.stdout}${demarc.stderr}`).not.toMatch(/starting again|crashed|ended|failed/);
  });

  test('no process outlives a launcher that is killed', async () => {
    const { graph, demarc, run } = await upAndReady();
    demarc.kill('SIGKILL');
    await until('the subgraphs are gone', () => pidsOf(run).every((pid) => !isAlive(pid)));
    await until('the gateway is gone', () =>
      fetch(run.gateway).then(
        () => false,
        () => true,
      ),
    );
    // The lock died with its holder, and the next start works.
    const again = startDemarc(['up'], graph.folder);
    started.push({ demarc: again, graph: { ...graph, remove: () => Promise.resolve() } });
    await again.printed('Ctrl-C stops everything');
  });

  test('no process outlives a launcher that is killed while it starts', async () => {
    const { graph, demarc } = await up({ behaviour: 'slow' });
    await demarc.printed('left         ready');
    demarc.kill('SIGKILL');
    const logs = await Promise.all(['left', 'right'].map((name) => graph.readLog(name)));
    const pids = logs.map((log) => Number(/"pid":(\d+)/.exec(log)?.[1]));
    await until('the subgraphs are gone', () => pids.every((pid) => !isAlive(pid)));
  });

  test('a second Ctrl-C stops at once what does not stop by itself', async () => {
    const { graph, demarc } = await up({ behaviour: 'stubborn' });
    await demarc.printed('Ctrl-C stops everything');
    const pids = pidsOf(await graph.readRunFile());
    demarc.kill('SIGINT');
    await demarc.printed('Stopping');
    await until('it is gone', () => {
      if (!pids.some(isAlive)) return true;
      demarc.kill('SIGINT');
      return false;
    });
    expect(await demarc.exited).toBe(0);
  });

  test('a subgraph that crashes is started again', async () => {
    const { graph, demarc, run } = await upAndReady();
    const [, right = 0] = pidsOf(run);
    process.kill(right, 'SIGKILL');
    await demarc.printed('crashed (SIGKILL), starting again');
    await until('run.json names the new process', async () => {
      const [, now] = pidsOf(await graph.readRunFile());
      return now !== right;
    });
    const [left, now] = pidsOf(await graph.readRunFile());
    expect(await ask(`${run.gateway}/graphql`, '{ left right }')).toEqual({
      data: { left, right: now },
    });
  });

  test('a subgraph that ends in order, but unasked, is started again too', async () => {
    const { demarc, run } = await upAndReady();
    const [, right = 0] = pidsOf(run);
    process.kill(right, 'SIGTERM');
    await demarc.printed('ended (exit code 0), starting again');
    expect(demarc.stdout).not.toContain('crashed');
  });

  test('what a subgraph has to note stands below the ready message, once asked for', async () => {
    const { demarc } = await up({ behaviour: 'notice' }, '--organizations', '12');
    await demarc.printed('Note: The data stays as it is, not 12.');
    expect(demarc.stdout.indexOf('Note:')).toBeGreaterThan(demarc.stdout.indexOf('Ctrl-C stops'));
    expect(demarc.stdout.split('The data stays')).toHaveLength(2);
  });

  test('who did not say how much data there should be leaves it to the subgraph', async () => {
    const { demarc } = await up({ behaviour: 'notice' });
    await demarc.printed('Ctrl-C stops everything');
    demarc.kill('SIGTERM');
    await demarc.exited;
    expect(demarc.stdout).not.toContain('Note:');
  });

  test('a subgraph that keeps crashing stays down after five restarts; the rest runs on', async () => {
    const { graph, demarc, run } = await upAndReady();
    for (let crash = 1; crash <= 6; crash += 1) {
      const [, right = 0] = pidsOf(await graph.readRunFile());
      process.kill(right, 'SIGKILL');
      if (crash < 6) {
        await until('it runs again', async () => {
          const [, now = 0] = pidsOf(await graph.readRunFile());
          return now !== right;
        });
      }
    }
    await demarc.printed('for the sixth time within a minute and stays down');
    expect(demarc.stdout).toContain(join(graph.folder, '.demarc/logs/right.log'));
    expect(await ask(`${run.gateway}/graphql`, '{ left }')).toMatchObject({
      data: { left: pidsOf(run)[0] },
    });
  });
});

describe('demarc up refuses to start', () => {
  test('when a port is in use, and says whose it is: exit 3', async () => {
    const graph = await writeFixtureGraph();
    const squatter = createServer();
    await new Promise<void>((resolve) => {
      squatter.listen(graph.ports.right, '127.0.0.1', resolve);
    });
    const demarc = startDemarc(['up'], graph.folder);
    started.push({ demarc, graph });
    expect(await demarc.exited).toBe(3);
    expect(demarc.stderr).toContain(
      `demarc: Port ${graph.ports.right} on 127.0.0.1, which is for subgraph right, is in use by another process.`,
    );
    expect(demarc.stderr).toContain('npm start -- --port');
    await new Promise((resolve) => squatter.close(resolve));
  });

  test('when another launcher has the folder: exit 3, and the first runs on', async () => {
    const { graph, demarc, run } = await upAndReady();
    const second = startDemarc(['up', '--port', '50000'], graph.folder);
    expect(await second.exited).toBe(3);
    expect(second.stderr).toContain(`It serves ${run.gateway} (process ${demarc.pid}).`);
    expect(await ask(`${run.gateway}/graphql`, '{ left }')).toHaveProperty('data.left');
  });

  test('when a subgraph says that it cannot run: its sentence, exit 3, everything stopped', async () => {
    const { graph, demarc } = await up({ behaviour: 'fail' });
    expect(await demarc.exited).toBe(3);
    expect(demarc.stderr).toContain('right: The database at nowhere does not answer.');
    expect(demarc.stderr).toContain(join(graph.folder, '.demarc/logs/right.log'));
    expect(existsSync(join(graph.folder, '.demarc/run.json'))).toBe(false);
  });

  test('when a subgraph ends before it is ready: exit 3', async () => {
    const { demarc } = await up({ behaviour: 'crash' });
    expect(await demarc.exited).toBe(3);
    expect(demarc.stderr).toContain(
      'right: It ended before it was ready: exit code 7.\n  Error: the schema was eaten\nIts log: ',
    );
  });

  test('when the program of a subgraph is not there: exit 3', async () => {
    const graph = await writeFixtureGraph();
    const file = join(graph.folder, 'demarc.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/start: node .*$/m, 'start: no-such-program'));
    const demarc = startDemarc(['up'], graph.folder);
    started.push({ demarc, graph });
    expect(await demarc.exited).toBe(3);
    expect(demarc.stderr).toContain('left: It ended before it was ready: it cannot be started:');
  });

  test('when the script of a subgraph is not there: its place in demarc.yaml, exit 1', async () => {
    const graph = await writeFixtureGraph();
    const file = join(graph.folder, 'demarc.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/start: node .*$/m, 'start: node nowhere.ts'));
    const demarc = startDemarc(['up'], graph.folder);
    started.push({ demarc, graph });
    expect(await demarc.exited).toBe(1);
    expect(demarc.stderr).toMatch(/demarc\.yaml:8:12\n {2}The program of left cannot be read:/);
  });

  test('when the contracts do not compose: the findings, exit 1', async () => {
    const { demarc } = await up({ contracts: { right: 'type Query { right: Nowhere }\n' } });
    expect(await demarc.exited).toBe(1);
    expect(demarc.stderr).toContain('right.graphql:1:21');
    expect(demarc.stderr).toContain('nothing was started');
  });

  test('when the ports would leave the range: exit 2', async () => {
    const graph = await writeFixtureGraph();
    const isLower = graph.ports.left < graph.ports.gateway;
    const demarc = startDemarc(['up', '--port', isLower ? '1' : '65535'], graph.folder);
    started.push({ demarc, graph });
    expect(await demarc.exited).toBe(2);
    expect(demarc.stderr).toContain('ports run from 1 to 65535');
  });
});
