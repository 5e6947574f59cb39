import { ExitCode } from '@demarc/foundation/process';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { loadConfig } from '../load-config.ts';
import { jsonText } from '../report/json-text.ts';
import { terminalOf } from '../report/terminal.ts';
import type { GraphStatus } from '../status/graph-status.ts';
import { statusText } from '../status/status-text.ts';
import { wholeNumber } from '../whole-number.ts';

const formats = {
  text: (status: GraphStatus) => statusText(status, terminalOf(process.stdout)),
  json: (status: GraphStatus) => jsonText(status),
} as const;

interface StatusOptions {
  readonly config?: string;
  readonly format: keyof typeof formats;
  readonly gateway?: readonly string[];
  readonly lag: number;
}

/** `demarc status`: what is up, how far feeds have come, who waits for what. */
export function addStatusCommand(program: Command): void {
  const command = program
    .command('status')
    .description('say what is up, how far feeds are behind, and what is locked')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .option(
      '--lag <seconds>',
      'how far a consumer may be behind its source',
      wholeNumber(0, 86_400),
      60,
    )
    .option(
      '--gateway <url>',
      'a gateway to ask, instead of the known one; once for each',
      anotherUrl,
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
The processes are asked where \`npm start\` runs them on this machine, and at the
addresses of demarc.yaml otherwise. It needs the key \`operator\` of the graph,
from DEMARC_KEYS or .demarc/keys; \`demarc keys operator\` makes it.

Exit codes: 0 all is well · 1 something is not · 2 wrong usage · 3 fault

Examples:
  $ demarc status
  $ demarc status --format json --lag 10
  $ demarc status --config deploy/demarc.yaml --gateway http://gateway-1:4000`,
    )
    .action(async (options: StatusOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: StatusOptions): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  // Not every Node has SQLite, by which the lock is known: other commands run there.
  const { readGraphStatus } = await import('../status/read-graph-status.ts');
  const status = await readGraphStatus({
    config,
    gateways: options.gateway ?? [],
    lagSeconds: options.lag,
    now: new Date(),
  });
  process.stdout.write(formats[options.format](status));
  return status.troubles.length === 0 ? ExitCode.passed : ExitCode.refused;
}

function anotherUrl(text: string, before: readonly string[] = []): readonly string[] {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return [...before, new URL(text).origin];
  throw new InvalidArgumentError('It must be a URL, such as http://127.0.0.1:4000.');
}
