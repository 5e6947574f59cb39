import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { StoredData } from '../kit/random-graph/stored-data.ts';
import type { BothAnswers } from './ask-both.ts';
import type { Scenario } from './scenario.ts';

/** Writes a scenario, what the monolith says and what the gateway said, as files that people read. */
export async function writeScenario(
  folder: string,
  { contracts, data, operation, variables }: Scenario,
  { expected, got }: Pick<BothAnswers, 'expected' | 'got'>,
): Promise<void> {
  await mkdir(join(folder, 'contracts'), { recursive: true });
  const write = async (file: string, text: string) => {
    const path = join(folder, file);
    const style = (await resolveConfig(path)) ?? {};
    await writeFile(path, await format(text, { ...style, filepath: path }));
  };
  const json = (value: unknown) => JSON.stringify(value, undefined, 2);
  await Promise.all([
    ...Object.entries(contracts).map(([name, text]) => write(`contracts/${name}.graphql`, text)),
    write('data.json', json(data)),
    write('operation.graphql', operation),
    write('variables.json', json(variables)),
    write('expected.json', json(expected)),
    write('got.json', json(got)),
  ]);
}

/** Reads a scenario as it was written. */
export async function readScenario(folder: string): Promise<Scenario> {
  const text = (file: string) => readFile(join(folder, file), 'utf8');
  const files = await readdir(join(folder, 'contracts'));
  const contracts = await Promise.all(
    files
      .sort()
      .map(
        async (file) =>
          [file.replace('.graphql', ''), await text(join('contracts', file))] as const,
      ),
  );
  return {
    contracts: Object.fromEntries(contracts),
    data: JSON.parse(await text('data.json')) as StoredData,
    operation: await text('operation.graphql'),
    variables: JSON.parse(await text('variables.json')) as Record<string, unknown>,
  };
}
