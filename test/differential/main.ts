import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { isAnsweredWrongly, playCases } from './find-differences.ts';
import { writeScenario } from './scenario-folder.ts';
import type { Engine } from './scenario.ts';
import { startStage } from './serving/stage.ts';
import { shrinkCase } from './shrink-case.ts';

const usage = `npm run differential -- [--cases N] [--seed S] [--engine demarc|apollo] [--differences N]

Plays random operations on random graphs, on a gateway and on one server
that answers everything itself, and compares. What differs is shrunk and
written to test/differential/scenarios, where a test replays it.

  --cases        how many; 500 unless said
  --seed         of the first graph; drawn and printed unless said
  --engine       demarc unless said
  --differences  after how many to stop; 1 unless said
  --shrink       seconds to spend on making each smaller; 60 unless said
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    engine: { type: 'string', default: 'demarc' },
    differences: { type: 'string', default: '1' },
    shrink: { type: 'string', default: '60' },
    help: { type: 'boolean', default: false },
  },
});
const [cases, seed, most, shrinkSeconds] = [
  values.cases,
  values.seed,
  values.differences,
  values.shrink,
].map(Number);
const isEngine = (text: string): text is Engine => text === 'demarc' || text === 'apollo';
const isSaid = [cases, seed, most, shrinkSeconds].every((one) => Number.isSafeInteger(one));
if (values.help || !isSaid || !isEngine(values.engine)) {
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  process.exitCode = await run(values.engine);
}

/** @returns the exit code */
async function run(engine: Engine): Promise<number> {
  const stage = await startStage(engine);
  say(`seed ${seed ?? 0}, ${cases ?? 0} cases, engine ${engine}`);
  let played = 0;
  let failing = 0;
  let differing = 0;
  let allowed = 0;
  try {
    for await (const one of playCases({ seed: seed ?? 0, cases: cases ?? 0, stage })) {
      played += 1;
      if (one.both.expected.errors.length > 0) failing += 1;
      if (played % 100 === 0) say(`${played} played, ${differing} differ`);
      const { difference } = one.both;
      if (difference === undefined) continue;
      if (!isAnsweredWrongly(one)) {
        allowed += 1;
        continue;
      }
      differing += 1;
      say(`case ${one.name}: ${difference.kind}: ${difference.reason}`);
      const shrunk = await shrinkCase(one, stage, (shrinkSeconds ?? 0) * 1_000);
      const folder = join(fileURLToPath(new URL('scenarios', import.meta.url)), `case-${one.name}`);
      await writeScenario(folder, shrunk.scenario, shrunk.both);
      say(`  written to ${folder}`);
      if (differing >= (most ?? 1)) break;
    }
  } finally {
    await stage.stop();
  }
  say(`${played} played, ${failing} with faults, ${allowed} allowed, ${differing} differ`);
  return differing === 0 ? 0 : 1;
}
