import { readFile } from 'node:fs/promises';
import type { Config } from '@demarc/foundation/config';
import { ensureDevIssuer } from '@demarc/foundation/identity';
import { ExitCode } from '@demarc/foundation/process';
import type { ChildSpec } from './child.ts';
import { gatewayUrl } from './gateway-url.ts';
import { isDeskIssuer } from './is-desk-issuer.ts';
import { openProgressBoard } from './progress-board.ts';
import { readyMessage } from './ready-message.ts';
import { rotateLogs } from './rotate-logs.ts';
import { writeRunFile } from './run-file.ts';
import type { StackPlan, Step } from './stack-plan.ts';
import { listenForStop } from './stop-signal.ts';
import { supervise, type Start, type Supervised } from './supervise.ts';

/**
 * Starts what a plan says, step by step, and keeps it running until someone asks to stop: then the gateway
 * goes first, so that no request meets a subgraph that is gone.
 */
export async function runStack(plan: StackPlan): Promise<ExitCode> {
  const { config, home } = plan;
  const board = openProgressBoard(process.stdout);
  const processes = new Map<string, Supervised>();
  const notices = new Set(plan.notes);
  const said = new Set<string>();
  let isAnnounced = false;

  const start = (spec: ChildSpec): Promise<Start> => {
    const onRestarted = () => {
      if (!isAnnounced) return;
      announce().catch((error: unknown) => board.update(spec.name, String(error)));
    };
    const supervised = supervise(spec, {
      onState: (...state) => board.update(...state),
      onNotice(text) {
        notices.add(text);
        if (isAnnounced) printNotices();
      },
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
      ...(plan.control !== undefined && { control: plan.control }),
      subgraphs: config.subgraphs.map(({ name, url }) => {
        const pid = processes.get(name)?.pid;
        return { name, url, ...(pid !== undefined && { pid }) };
      }),
    });
  /** Also where the start fails: what is said once, such as a token, is not said again. */
  const printNotices = () => {
    for (const notice of notices) if (!said.has(notice)) console.log(`Note: ${notice}\n`);
    for (const notice of notices) said.add(notice);
  };
  const stopAll = async () => {
    await processes.get('gateway')?.stop();
    await Promise.all([...processes.values()].map((each) => each.stop()));
  };

  const stop = listenForStop(() => {
    for (const each of processes.values()) each.kill();
  });
  await rotateLogs(
    home.folder,
    [...plan.first, plan.gateway].map(({ name }) => name),
  );
  const { identity } = config;
  if (identity !== undefined && isDeskIssuer(identity)) await ensureDevIssuer(home.keys);

  const steps: readonly (() => Promise<Step>)[] = [
    () => allStarted(plan.first.map(start)),
    ...(plan.between === undefined ? [] : [plan.between]).map(
      (between) => () => between((state) => board.update('contracts', state)),
    ),
    () => allStarted([start(plan.gateway)]),
  ];
  const went: Step[] = [];
  try {
    for (const step of steps) {
      const result = await Promise.race([step(), stop.requested]);
      if (result === undefined) break;
      went.push(result);
      if (result.exitCode !== undefined) {
        board.close();
        printNotices();
        result.print();
        await stopAll();
        return result.exitCode;
      }
    }
  } catch (error) {
    board.close();
    printNotices();
    await stopAll();
    throw error;
  }
  board.settle();
  if (!stop.isRequested) {
    await announce();
    isAnnounced = true;
    console.log(readyMessage(plan, await readExample(config)));
    printNotices();
    for (const { print } of went) print();
    await stop.requested;
  }
  isAnnounced = false;
  printNotices();
  console.log('Stopping … (Ctrl-C again stops at once, and may lose requests in flight)');
  await stopAll();
  console.log('Stopped.');
  return ExitCode.passed;
}

/** Ends at the first failure, or when all are ready. */
async function allStarted(starts: readonly Promise<Start>[]): Promise<Step> {
  const failure = Promise.withResolvers<Step>();
  for (const start of starts) {
    void start.then((result) => {
      if (result.ok) return;
      const print = () => console.error(`\ndemarc: ${result.message}`);
      failure.resolve({ exitCode: ExitCode.fault, print });
    });
  }
  const allReady = Promise.all(starts).then((): Step => ({ print: () => undefined }));
  return Promise.race([failure.promise, allReady]);
}

async function readExample({ example }: Config): Promise<string> {
  return example === undefined ? '{ __typename }' : readFile(example, 'utf8');
}
