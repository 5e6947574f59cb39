import { join, resolve } from 'node:path';
import type { Config } from '@demarc/foundation/config';
import { ExitCode, FoundationFault } from '@demarc/foundation/process';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { CommanderError } from 'commander';
import { nearestConfig } from '../load-config.ts';
import type { CheckOptions } from './check-options.ts';
import { keepParsed } from './keep-parsed.ts';
import type { CheckRun } from './check-run.ts';
import type { CheckSurroundings } from './run-check.ts';
import { stopRequest } from './stop-request.ts';
import { watchFiles } from './watch-files.ts';

/** A check that can be repeated. */
export interface WatchedCheck {
  readonly options: Pick<CheckOptions, 'config' | 'contract' | 'base'>;
  /** Checks once; undefined once it is printed what is wrong with the configuration. */
  readonly run: (surroundings: CheckSurroundings) => Promise<CheckRun | undefined>;
  readonly print: (run: CheckRun) => Promise<void>;
}

/**
 * Checks, and checks again after each change of what it is about, until Ctrl-C. Only wrong usage that
 * was typed ends it: a configuration or a contract in the making is told of, and waited for.
 * @throws CommanderError wrong usage, SupergraphFault FILES_NOT_WATCHED
 */
export async function watchCheck({ options, run, print }: WatchedCheck): Promise<ExitCode> {
  const stop = stopRequest();
  const prepare = keepParsed();
  const files = watchFiles();
  const onConfig = (config: Config) => files.include(filesOf(config));
  try {
    await files.include(firstFiles(options));
    let checks = 0;
    do {
      if (checks > 0) console.clear();
      const outcome = await attempt(async () => {
        const made = await run({ prepare, onConfig });
        if (made !== undefined) await print(made);
        return made?.report.verdict ?? 'NOT CHECKED: the configuration is not right';
      }, checks === 0);
      checks += 1;
      const time = new Date().toTimeString().slice(0, 'hh:mm:ss'.length);
      console.log(`\n${time} ${outcome}. Waiting for a change; Ctrl-C ends.`);
    } while (await files.changed(stop));
    return ExitCode.passed;
  } finally {
    await files.close();
  }
}

/** A verdict, or why there is none. */
async function attempt(once: () => Promise<string>, isFirst: boolean): Promise<string> {
  try {
    return await once();
  } catch (error) {
    // Commander has explained wrong usage; later it is a subgraph that demarc.yaml has no more.
    if (error instanceof CommanderError && !isFirst) return 'NOT CHECKED';
    if (error instanceof SupergraphFault || error instanceof FoundationFault) {
      console.error(`demarc: ${error.message}`);
      return 'NOT CHECKED';
    }
    throw error;
  }
}

/** What matters before a configuration could be read. */
function firstFiles({ config, contract, base }: WatchedCheck['options']): readonly string[] {
  const file = config === undefined ? nearestConfig(process.cwd()) : resolve(config);
  const named = [...(contract === undefined ? [] : [contract]), ...base].map((path) =>
    resolve(path),
  );
  return file === undefined ? named : [file, join(file, '../owners.yaml'), ...named];
}

function filesOf({ file, owners, clients, subgraphs }: Config): readonly string[] {
  return [file, owners, clients, ...subgraphs.map(({ contract }) => contract)];
}
