// Measures `check` on generated graphs: `node bench/check.bench.ts [--sizes 10,50,200] [--runs 5]`.
// docs/benchmarks.md tells what came of it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fillCache, samples, takeSample, type SampleName } from './check-sample.ts';
import { FIELDS_PER_SUBGRAPH } from './generate-graph.ts';
import type { Lap } from './stopwatch.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,50,200' },
    runs: { type: 'string', default: '5' },
    sample: { type: 'string' },
    folder: { type: 'string', default: '' },
  },
});
const sizes = values.sizes.split(',').map(Number);

if (values.sample === undefined) measure();
else if (values.sample === 'fill') await fillCache(sizes[0] ?? 0, values.folder);
else {
  const laps = await takeSample(values.sample as SampleName, sizes[0] ?? 0, values.folder);
  process.stdout.write(JSON.stringify(laps));
}

/** Takes every sample in a process of its own, one kind after the other, again and again. */
function measure(): void {
  const taken = new Map<string, Lap[]>();
  const folders = new Map(
    sizes.map((size) => [size, mkdtempSync(join(tmpdir(), 'demarc-bench-'))]),
  );
  for (const [size, folder] of folders) start('fill', size, folder);
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const [size, folder] of folders) {
      for (const sample of Object.keys(samples)) {
        for (const lap of JSON.parse(start(sample, size, folder)) as readonly Lap[]) {
          const key = JSON.stringify([sample, lap.what, size]);
          taken.set(key, [...(taken.get(key) ?? []), lap]);
          console.error(
            [size, sample, lap.what, lap.cpu.toFixed(0), lap.wall.toFixed(0)].join('\t'),
          );
        }
      }
    }
    console.error(`run ${run + 1} of ${values.runs}, load ${loadavg()[0]?.toFixed(1) ?? ''}`);
  }
  for (const folder of folders.values()) rmSync(folder, { recursive: true });

  console.log(
    `Node ${process.version}, ${availableParallelism()} processors, medians of ${values.runs} runs.`,
  );
  console.log(
    `Milliseconds of processor time (and on the clock); ${FIELDS_PER_SUBGRAPH} fields a subgraph.\n`,
  );
  for (const [sample, title] of Object.entries(samples)) {
    const rows = [...new Set([...taken.keys()].map((key) => JSON.parse(key) as [string, string]))]
      .filter(([of]) => of === sample)
      .map(([, what]) => what);
    for (const what of new Set(rows)) {
      const medians = sizes.map((size) => {
        const laps = taken.get(JSON.stringify([sample, what, size])) ?? [];
        return {
          cpu: median(laps.map(({ cpu }) => cpu)),
          wall: median(laps.map(({ wall }) => wall)),
        };
      });
      printRow(sample === 'steps' ? what : title, medians);
    }
  }
}

function start(sample: string, size: number, folder: string): string {
  const file = fileURLToPath(import.meta.url);
  const args = [file, '--sample', sample, '--sizes', String(size), '--folder', folder];
  return execFileSync(process.execPath, ['--max-old-space-size=8192', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** `growth` is the power of the number of subgraphs with which time grows from the size before. */
function printRow(title: string, medians: readonly { cpu: number; wall: number }[]): void {
  const cells = medians.map(({ cpu, wall }, at) => {
    const [former, size] = [medians[at - 1], sizes[at] ?? 1];
    const power = former && Math.log(cpu / former.cpu) / Math.log(size / (sizes[at - 1] ?? 1));
    const growth = power === undefined ? '' : ` ^${power.toFixed(1)}`;
    return `${cpu.toFixed(0)} (${wall.toFixed(0)})${growth}`.padStart(22);
  });
  console.log(`${title.padEnd(40)}${cells.join('')}`);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
