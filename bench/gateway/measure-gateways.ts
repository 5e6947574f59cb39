import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gateways, type Gateway, type GatewayName } from './gateways/gateways.ts';
import { startProgram, type StartedProgram } from './gateways/start-program.ts';
import { proveExpectations } from './graph/expect-answer.ts';
import { writeSupergraph } from './graph/write-supergraph.ts';
import type { LoadOutcome } from './load/main.ts';
import type { LoadOrder, Measurement } from './load/measure-load.ts';
import type { GatewayBenchOptions } from './read-options.ts';
import { workloads, type Workload, type WorkloadName } from './workloads/workloads.ts';

/** What was seen of one gateway under one workload. */
export interface Measured {
  readonly workload: WorkloadName;
  readonly gateway: GatewayName;
  /** One for each round. */
  readonly rounds: readonly Measurement[];
  /** Why there are no more of them: it did not start, or gave a wrong answer. */
  readonly failed?: string;
}

/** The processes that every gateway is measured with. */
interface Place {
  readonly supergraph: string;
  readonly load: StartedProgram;
}

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Measures all that is asked for, one workload after the other, and ends whatever it has started. */
export async function measureGateways(options: GatewayBenchOptions): Promise<readonly Measured[]> {
  proveExpectations();
  const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const started: StartedProgram[] = [];
  try {
    const subgraphs = await startProgram({
      args: [fileOf('graph/serve-subgraphs.ts')],
      on: 'rest',
    });
    started.push(subgraphs);
    const load = await startProgram({ args: [fileOf('load/main.ts')], on: 'rest' });
    started.push(load);
    const supergraph = join(folder, 'supergraph.graphql');
    writeSupergraph(supergraph, subgraphs.url);
    const measured: Measured[] = [];
    for (const workload of options.workloads) {
      measured.push(...(await measureWorkload(workload, options, { supergraph, load })));
    }
    return measured;
  } finally {
    await Promise.all(started.map((program) => program.end()));
  }
}

/** Lets the gateways take turns, round after round, so that a busy minute falls on all alike. */
async function measureWorkload(
  name: WorkloadName,
  options: GatewayBenchOptions,
  { supergraph, load }: Place,
): Promise<readonly Measured[]> {
  const workload: Workload = workloads[name];
  const running = new Map<GatewayName, StartedProgram>();
  const found = new Map<GatewayName, { rounds: Measurement[]; failed?: string }>(
    options.gateways
      .filter((gateway) => takesPart(gateways[gateway], workload))
      .map((gateway) => [gateway, { rounds: [] }]),
  );
  const takeTurn = async (gateway: GatewayName, round: number) => {
    const program =
      running.get(gateway) ??
      (await gateways[gateway].start({ supergraph, sharing: workload.sharing }));
    running.set(gateway, program);
    const order: LoadOrder = {
      url: program.url,
      pid: program.pid,
      workload: name,
      round,
      connections: options.connections,
      warmUpMs: options.warmUp * 1_000,
      ms: options.seconds * 1_000,
    };
    const outcome = (await load.ask(order)) as LoadOutcome;
    if ('failed' in outcome) throw new Error(outcome.failed);
    return outcome.measured;
  };
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      for (const [gateway, seen] of found) {
        if (seen.failed !== undefined) continue;
        try {
          const measurement = await takeTurn(gateway, round);
          seen.rounds.push(measurement);
          tell(name, gateway, `${measurement.cpuMsPerRequest.toFixed(3)} ms`);
        } catch (error) {
          seen.failed = error instanceof Error ? error.message : String(error);
          tell(name, gateway, seen.failed.slice(0, 400));
        }
        if (workload.onceAfter === undefined && seen.failed === undefined) continue;
        // What was seen once is not new to the same process.
        await running.get(gateway)?.end();
        running.delete(gateway);
      }
    }
  } finally {
    await Promise.all(Array.from(running.values(), (program) => program.end()));
  }
  return Array.from(found, ([gateway, seen]) => ({ workload: name, gateway, ...seen }));
}

function takesPart(gateway: Gateway, { sharing, onceAfter }: Workload): boolean {
  const isForPlanners = onceAfter !== undefined;
  return (gateway.plans || !isForPlanners) && (gateway.takesPart?.(sharing) ?? true);
}

/** How far it is, for a person who waits; the results go to stdout. */
function tell(workload: WorkloadName, gateway: GatewayName, text: string): void {
  console.error(`${workload}, ${gateway}: ${text} (load ${loadavg()[0]?.toFixed(1) ?? '?'})`);
}
