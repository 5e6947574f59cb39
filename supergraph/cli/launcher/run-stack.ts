import { readFile } from 'node:fs/promises';
import type { Config } from '@demarc/foundation/config';
import { ensureDevIssuer } from '@demarc/foundation/identity';
import { ExitCode } from '@demarc/foundation/process';
import { gatewaySpec, subgraphSpecs } from './child-specs.ts';
import type { ChildSpec } from './child.ts';
import { gatewayUrl } from './gateway-url.ts';
import { homeOf } from './home.ts';
import { isDeskIssuer } from './is-desk-issuer.ts';
import { openProgressBoard } from './progress-board.ts';
import { readyMessage } from './ready-message.ts';
import { rotateLogs } from './rotate-logs.ts';
import { writeRunFile } from './run-file.ts';
import { listenForStop } from './stop-signal.ts';
import { supervise, type Start, type Supervised } from './supervise.ts';

/**
 * Starts the subgraphs, then the gateway, and keeps them running until someone asks to stop: then the
 * gateway goes first, so that no request meets a subgraph that is gone.
 */
export async function runStack(
  config: Config,
  organizations: number | undefined,
): Promise<ExitCode> {
  const board = openProgressBoard(process.stdout);
  const processes = new Map<string, Supervised>();
  const notices = new Set<string>();
  const home = homeOf(config);
  let isAnnounced = false;

  const start = (spec: ChildSpec): Promise<Start> => {
    const onRestarted = () => {
      if (!isAnnounced) return;
      announce().catch((error: unknown) => board.update(spec.name, String(error)));
    };
    const supervised = supervise(spec, {
      onState: (...state) => board.update(...state),
      onNotice: (text) => notices.add(text),
      onRestarted,
      isStopping: () => stop.isRequested,
    });
    processes.set(spec.name, supervised);
    return supervised.started;
  };
  const announce = () =>
    writeRunFile(home.runFile, {
      pid: process.pid,
      gateway: gatewayUrl(config),
      subgraphs: config.subgraphs.map(({ name, url }) => {
        const pid = processes.get(name)?.pid;
        return { name, url, ...(pid !== undefined && { pid }) };
      }),
    });
  const stopAll = async () => {
    await processes.get('gateway')?.stop();
    await Promise.all([...processes.values()].map((each) => each.stop()));
  };

  const stop = listenForStop(() => {
    for (const each of processes.values()) each.kill();
  });
  const specs = subgraphSpecs(config, organizations);
  await rotateLogs(home.folder, ['gateway', ...specs.map(({ name }) => name)]);
  const { identity } = config;
  if (identity !== undefined && isDeskIssuer(identity)) await ensureDevIssuer(home.keys);
  for (const specsOfStep of [specs, [gatewaySpec(config)]]) {
    if (stop.isRequested) break;
    const started = await Promise.race([allStarted(specsOfStep.map(start)), stop.requested]);
    if (started?.ok === false) {
      board.close();
      console.error(`\ndemarc: ${started.message}`);
      await stopAll();
      return ExitCode.fault;
    }
  }
  board.settle();
  if (!stop.isRequested) {
    await announce();
    isAnnounced = true;
    console.log(readyMessage(config, await readExample(config)));
    for (const notice of notices) console.log(`Note: ${notice}\n`);
    await stop.requested;
  }
  isAnnounced = false;
  console.log('Stopping … (Ctrl-C again stops at once, and may lose requests in flight)');
  await stopAll();
  console.log('Stopped.');
  return ExitCode.passed;
}

/** Resolves at the first failure, or when all are ready. */
async function allStarted(starts: readonly Promise<Start>[]): Promise<Start> {
  const failure = Promise.withResolvers<Start>();
  for (const start of starts) {
    void start.then((result) => {
      if (!result.ok) failure.resolve(result);
    });
  }
  return Promise.race([failure.promise, Promise.all(starts).then(() => ({ ok: true }) as const)]);
}

async function readExample({ example }: Config): Promise<string> {
  return example === undefined ? '{ __typename }' : readFile(example, 'utf8');
}
