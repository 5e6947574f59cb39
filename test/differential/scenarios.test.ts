import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openProbe } from './open-probe.ts';
import { readScenario } from './scenario-folder.ts';
import type { Engine, PlainAnswer } from './scenario.ts';
import { startStage, type Stage } from './serving/stage.ts';
import { canonical } from './stored/canonical.ts';

const folder = fileURLToPath(new URL('scenarios', import.meta.url));
const names = (await readdir(folder)).sort();
const engines: readonly Engine[] = ['demarc', 'apollo'];

/** `known.json` of a scenario: engine → why it answers otherwise, and is left to do so. */
async function readKnown(name: string): Promise<Readonly<Partial<Record<Engine, string>>>> {
  const file = join(folder, name, 'known.json');
  if (!existsSync(file)) return {};
  return JSON.parse(await readFile(file, 'utf8')) as Partial<Record<Engine, string>>;
}

describe.each(engines)('engine %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(engine);
  });
  afterAll(() => stage.stop());

  test.each(names)('%s is answered as the monolith answers it', async (name) => {
    const probe = openProbe(stage);
    try {
      const both = await probe.play(await readScenario(join(folder, name)));
      const written = JSON.parse(
        await readFile(join(folder, name, 'expected.json'), 'utf8'),
      ) as PlainAnswer;
      expect(canonical(both?.expected.data)).toBe(canonical(written.data));
      const known = await readKnown(name);
      // What is known to differ and no more does is a reason to say so.
      if (known[engine] === undefined) expect(both?.difference).toBeUndefined();
      else expect(both?.difference).toBeDefined();
    } finally {
      probe.close();
    }
  });
});
