import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig, type Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { printProblems } from './report/print-problems.ts';

const FILE = 'demarc.yaml';

/**
 * Loads the configuration that a command works on: the given file, or the nearest demarc.yaml from
 * the working directory upwards. Undefined once its problems are printed; no file is wrong usage.
 */
export async function loadConfig(
  command: Command,
  given: string | undefined,
): Promise<Config | undefined> {
  const file = given === undefined ? nearestConfig(process.cwd()) : resolve(given);
  if (file === undefined || !existsSync(file)) {
    const where = file === undefined ? `in ${process.cwd()} or above it` : `at ${file}`;
    command.error(`error: there is no ${FILE} ${where}. Name it with --config FILE.`, {
      exitCode: ExitCode.usage,
    });
  }
  const result = await readConfig(file);
  if (result.ok) return result.config;
  printProblems(result.problems);
  return undefined;
}

/** The demarc.yaml of a folder or of the nearest one above it; undefined if there is none. */
export function nearestConfig(folder: string): string | undefined {
  const file = join(folder, FILE);
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : nearestConfig(dirname(folder));
}
