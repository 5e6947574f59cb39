// Measures publishing and reading what was published:
// `npm run bench -- registry [--sizes 10,50,200] [--runs 3] [--versions 10000] [--engines postgresql,pglite]
// [--only publish,history] [--json]`. docs/benchmarks.md tells what came of it.
import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FIELDS_PER_SUBGRAPH } from './generate-graph.ts';
import { fillHistory, histories, readHistory, type HistoryName } from './history-sample.ts';
import { publishAgain, publishAll } from './publish-sample.ts';
import { engines, makePlace, removePlace, type EngineName } from './registry-place.ts';
import type { RegistryPlace } from './registry-place.ts';
import type { Lap } from './stopwatch.ts';

/** Everything that was measured of one thing. */
interface Measured {
  readonly engine: string;
  /** Subgraphs, or whose versions. */
  readonly of: string;
  readonly what: string;
  readonly cpu: number[];
  readonly wall: number[];
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,50,200' },
    runs: { type: 'string', default: '3' },
    versions: { type: 'string', default: '10000' },
    engines: { type: 'string', default: engines.join(',') },
    only: { type: 'string', default: 'publish,history' },
    json: { type: 'boolean', default: false },
    sample: { type: 'string' },
  },
});
const sizes = values.sizes.split(',');
const chosen = engines.filter((engine) => values.engines.split(',').includes(engine));
const versions = Number(values.versions);

if (values.sample === undefined) await measure();
else process.stdout.write(JSON.stringify(await take(JSON.parse(values.sample) as Sample)));

type Sample = { readonly place: RegistryPlace } & (
  | { readonly kind: 'publish' | 'again'; readonly size: number }
  | { readonly kind: 'fill' | 'read'; readonly history: HistoryName; readonly versions: number }
);

function take(sample: Sample): Promise<readonly Lap[]> {
  const { place } = sample;
  switch (sample.kind) {
    case 'publish':
      return publishAll(sample.size, place);
    case 'again':
      return publishAgain(sample.size, place);
    case 'fill':
      return fillHistory(sample.history, { versions: sample.versions, place });
    case 'read':
      return readHistory(sample.history, place);
  }
}

/** Takes each sample in a process of its own. */
async function measure(): Promise<void> {
  const found = new Map<string, Measured>();
  const add = (engine: EngineName, of: string, laps: readonly Lap[]) => {
    for (const { what, cpu, wall } of laps) {
      const key = JSON.stringify([engine, of, what]);
      const one = found.get(key) ?? { engine, of, what, cpu: [], wall: [] };
      found.set(key, one);
      one.cpu.push(cpu);
      one.wall.push(wall);
    }
    console.error(`${engine}, ${of}: load ${loadavg()[0]?.toFixed(1) ?? ''}`);
  };
  if (values.only.includes('publish')) {
    for (let run = 0; run < Number(values.runs); run += 1) {
      for (const size of sizes) {
        for (const engine of chosen) {
          await inPlace(engine, (place) => {
            for (const kind of ['publish', 'again'] as const) {
              add(engine, size, start({ kind, place, size: Number(size) }));
            }
          });
        }
      }
    }
  }
  const isHistory = values.only.includes('history');
  for (const engine of isHistory ? chosen : []) {
    for (const history of histories) {
      await inPlace(engine, (place) => {
        for (const kind of ['fill', 'read'] as const) {
          add(engine, history, start({ kind, place, history, versions }));
        }
      });
    }
  }
  print([...found.values()]);
}

async function inPlace(engine: EngineName, work: (place: RegistryPlace) => void): Promise<void> {
  const place = await makePlace(engine);
  try {
    work(place);
  } finally {
    await removePlace(place);
  }
}

function start(sample: Sample): readonly Lap[] {
  const args = [fileURLToPath(import.meta.url), '--sample', JSON.stringify(sample)];
  const output = execFileSync(process.execPath, ['--max-old-space-size=8192', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as readonly Lap[];
}

/** Medians; `growth` is the power of the number of subgraphs with which time grows from the size before. */
function print(found: readonly Measured[]): void {
  if (values.json) {
    console.log(JSON.stringify({ node: process.version, versions, measured: found }, null, 2));
    return;
  }
  console.log(`Node ${process.version}, ${availableParallelism()} processors, medians.`);
  console.log(
    `Milliseconds of processor time (and on the clock); ${FIELDS_PER_SUBGRAPH} fields a subgraph, ${versions} versions.`,
  );
  for (const columns of [sizes, histories] as readonly (readonly string[])[]) {
    for (const engine of chosen) {
      const ofEngine = found.filter((one) => one.engine === engine && columns.includes(one.of));
      if (ofEngine.length === 0) continue;
      console.log(`\n${engine.padEnd(32)}${columns.map((of) => of.padStart(24)).join('')}`);
      for (const what of new Set(ofEngine.map((one) => one.what))) {
        const cells = columns.map((of, at) => {
          const [one, former] = [of, columns[at - 1]].map((named) =>
            ofEngine.find((measured) => measured.what === what && measured.of === named),
          );
          if (one === undefined) return ''.padStart(24);
          const power =
            former &&
            Math.log(median(one.cpu) / median(former.cpu)) /
              Math.log(Number(of) / Number(former.of));
          const growth = power === undefined || Number.isNaN(power) ? '' : ` ^${power.toFixed(1)}`;
          return `${timeText(median(one.cpu))} (${timeText(median(one.wall))})${growth}`.padStart(
            24,
          );
        });
        console.log(`${what.padEnd(32)}${cells.join('')}`);
      }
    }
  }
}

function timeText(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 20 ? 1 : 0);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
