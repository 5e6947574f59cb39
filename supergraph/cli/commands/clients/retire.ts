import { join } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { manifestText, nameOfVersion, pathOfManifest } from '../../../usage/client-manifest.ts';
import type { ClientVersion } from '../../../usage/client-version.ts';
import { readRegisteredClients } from '../../../usage/registered-clients.ts';
import { retireVersions } from '../../../usage/retire-versions.ts';
import { calendarDay, thisDay } from '../../calendar-day.ts';
import { loadConfig } from '../../load-config.ts';
import { displayPath } from '../../report/display-path.ts';
import { printFindings } from '../../report/print-findings.ts';
import { writeAtomically } from '../../write-atomically.ts';
import { clientVersions } from './client-versions.ts';

interface RetireOptions {
  readonly today?: string;
  readonly config?: string;
}

/** `demarc clients retire`: these versions no longer run. */
export function addRetireCommand(group: Command): void {
  const command = group
    .command('retire')
    .description('say that versions of clients no longer run: their operations stop counting')
    .argument('<client@version...>', 'such as web@3.1.0', clientVersions)
    .option('--today <date>', 'the day of the retirement (now, unless said)', calendarDay)
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
The manifest stays, and says since when it does not count. Pushing the version
again makes it active again.

Exit codes: 0 retired · 1 refused: a version is not registered
2 wrong usage · 3 fault

Examples:
  $ demarc clients retire web@3.1.0
  $ demarc clients retire ios@4.9.0 ios@4.9.1`,
    )
    .action(async (versions: readonly ClientVersion[], options: RetireOptions) => {
      process.exitCode = await run(command, versions, options);
    });
}

async function run(
  command: Command,
  versions: readonly ClientVersion[],
  options: RetireOptions,
): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const registered = await readRegisteredClients(config.clients);
  const result = retireVersions(versions, registered, options.today ?? thisDay());
  if (!result.ok) {
    printFindings(result.findings);
    console.error('Nothing was retired.');
    return ExitCode.refused;
  }
  for (const manifest of result.retired) {
    const file = join(config.clients, pathOfManifest(manifest));
    await writeAtomically(file, manifestText(manifest));
    console.log(`${displayPath(file)}: ${nameOfVersion(manifest)} retired`);
  }
  if (result.retired.length === 0) console.log('Retired already: nothing to write.');
  return ExitCode.passed;
}
