import type { GatewayName } from './gateways/gateways.ts';
import type { Summary } from './summarize.ts';
import { workloads, type WorkloadName } from './workloads/workloads.ts';

const COLUMNS = ['CPU ms', '× demarc', 'answers/s', 'p50 ms', 'p99 ms', 'RSS MB', 'busy'] as const;

/** The results for a person, within 100 columns. */
export function tableOf(summary: Summary): string {
  const lines = Object.entries(summary).flatMap(([name, workload]) => [
    '',
    `${name}: ${workloads[name as WorkloadName].what}`,
    row('', COLUMNS),
    ...Object.entries(workload.gateways).map(([gateway, seen]) => {
      if ('failed' in seen) return `  ${gateway.padEnd(20)}${firstLine(seen.failed).slice(0, 76)}`;
      const ratio = workload.ratios[gateway as GatewayName];
      return row(gateway, [
        seen.cpuMsPerRequest.toFixed(3),
        ratio === undefined ? '' : ratio.toFixed(2),
        seen.rps.toFixed(0),
        seen.p50.toFixed(1),
        seen.p99.toFixed(1),
        seen.rssMb.toFixed(0),
        seen.busy.toFixed(2),
      ]);
    }),
    ...(workload.growth
      ? [
          `  grows with the power of the data: ${Object.entries(workload.growth)
            .map(([gateway, power]) => `${gateway} ${power}`)
            .join(', ')}`,
        ]
      : []),
  ]);
  return lines.join('\n');
}

function row(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(20)}${cells.map((cell) => cell.padStart(11)).join('')}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
