import type { GatewayName } from './gateways/gateways.ts';
import type { Measurement } from './load/measure-load.ts';
import type { Measured } from './measure-gateways.ts';
import { workloads, type Workload, type WorkloadName } from './workloads/workloads.ts';

/** The medians of one gateway's rounds, or why there are none. */
export type GatewaySummary = Measurement | { readonly failed: string };

/** What came of one workload. */
export interface WorkloadSummary {
  readonly gateways: Partial<Record<GatewayName, GatewaySummary>>;
  /** How many times as much processor time as demarc each other gateway needed: the median of the rounds. */
  readonly ratios: Partial<Record<GatewayName, number>>;
  /** With which power of the number of entities the cost has grown since the next smaller one. */
  readonly growth?: Partial<Record<GatewayName, number>>;
}

/** What came of all workloads, by name. */
export type Summary = Partial<Record<WorkloadName, WorkloadSummary>>;

/** Medians of all that was measured. */
export function summarize(measured: readonly Measured[]): Summary {
  const summary: Summary = {};
  for (const name of new Set(measured.map(({ workload }) => workload))) {
    const all = measured.filter(({ workload }) => workload === name);
    const own = all.find(({ gateway }) => gateway === 'demarc')?.rounds ?? [];
    const growth = growthOf(name, measured);
    summary[name] = {
      gateways: Object.fromEntries(all.map((one) => [one.gateway, summarizeOne(one)])),
      ratios: Object.fromEntries(
        all
          .filter(({ gateway }) => gateway !== 'demarc')
          .map(({ gateway, rounds }) => [gateway, ratioOf(rounds, own)])
          .filter(([, ratio]) => ratio !== undefined),
      ) as WorkloadSummary['ratios'],
      ...(growth && { growth }),
    };
  }
  return summary;
}

function summarizeOne({ rounds, failed }: Measured): GatewaySummary {
  if (failed !== undefined) return { failed };
  const medianOf = (read: (one: Measurement) => number, digits: number) =>
    Number(median(rounds.map(read)).toFixed(digits));
  return {
    cpuMsPerRequest: medianOf((one) => one.cpuMsPerRequest, 4),
    rps: medianOf((one) => one.rps, 1),
    p50: medianOf((one) => one.p50, 2),
    p99: medianOf((one) => one.p99, 2),
    rssMb: medianOf((one) => one.rssMb, 1),
    busy: medianOf((one) => one.busy, 2),
  };
}

/** Of rounds that were measured beside each other. */
function ratioOf(rounds: readonly Measurement[], own: readonly Measurement[]): number | undefined {
  const ratios = rounds.flatMap(({ cpuMsPerRequest }, at) => {
    const ofDemarc = own[at]?.cpuMsPerRequest;
    return ofDemarc ? [cpuMsPerRequest / ofDemarc] : [];
  });
  return ratios.length === 0 ? undefined : Number(median(ratios).toFixed(2));
}

function growthOf(
  name: WorkloadName,
  measured: readonly Measured[],
): WorkloadSummary['growth'] | undefined {
  const entitiesOf = (one: WorkloadName) => (workloads[one] as Workload).entities;
  const entities = entitiesOf(name);
  if (entities === undefined) return undefined;
  const smaller = measured
    .map(({ workload }) => workload)
    .filter((one) => (entitiesOf(one) ?? Infinity) < entities)
    .at(-1);
  if (smaller === undefined) return undefined;
  const wasMeasured = (workload: WorkloadName, gateway: GatewayName) =>
    measured.some(
      (one) => one.workload === workload && one.gateway === gateway && one.rounds.length > 0,
    );
  const costOf = (workload: WorkloadName, gateway: GatewayName) =>
    median(
      measured
        .filter((one) => one.workload === workload && one.gateway === gateway)
        .flatMap(({ rounds }) => rounds.map(({ cpuMsPerRequest }) => cpuMsPerRequest)),
    );
  return Object.fromEntries(
    measured
      .filter(({ workload }) => workload === name)
      .filter(({ gateway }) => wasMeasured(name, gateway) && wasMeasured(smaller, gateway))
      .map(({ gateway }) => {
        const grown = costOf(name, gateway) / costOf(smaller, gateway);
        const power = Math.log(grown) / Math.log(entities / (entitiesOf(smaller) ?? 1));
        return [gateway, Number(power.toFixed(2))];
      }),
  );
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [lower = 0, upper = lower] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (lower + upper) / 2;
}
