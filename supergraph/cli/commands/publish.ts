import { resolve } from 'node:path';
import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { calendarDay } from '../calendar-day.ts';
import { whileSpinning } from '../check/while-spinning.ts';
import { chooseSubgraphs } from '../choose-subgraphs.ts';
import { existingFile } from '../existing-file.ts';
import { loadConfig } from '../load-config.ts';
import { openRegistryClient } from '../registry/open-registry-client.ts';
import { readOwnContracts, type OwnContracts } from '../registry/own-contracts.ts';
import { printDryRun } from '../registry/print-dry-run.ts';
import { printPublish } from '../registry/print-publish.ts';
import type { RegistryClient } from '../registry/registry-client.ts';
import { originSaid, registryOption, type NamedRegistry } from '../registry/registry-option.ts';
import { printFindings } from '../report/print-findings.ts';
import { addReportFile, type ReportFile } from '../report/report-file.ts';
import { reportFormats, type ReportFormat } from '../report/report-formats.ts';
import { readerOf } from '../report/report-reader.ts';
import { terminalOf } from '../report/terminal.ts';
import { wholeNumber } from '../whole-number.ts';

interface PublishOptions {
  readonly contract?: string;
  readonly url?: string;
  readonly remove?: readonly string[];
  readonly message?: string;
  readonly basedOn?: number;
  readonly today?: string;
  readonly dryRun?: boolean;
  readonly format: ReportFormat;
  readonly report?: readonly ReportFile[];
  readonly registry?: NamedRegistry;
  readonly config?: string;
}

/** `demarc publish`: make contracts part of what gateways serve. */
export function addPublishCommand(program: Command): void {
  const command = program
    .command('publish')
    .description('publish contracts as the next version of the graph')
    .argument('[subgraphs...]', 'the subgraphs of demarc.yaml to publish (all, unless said)')
    .option('--contract <file>', "publish this file instead of the subgraph's own", existingFile)
    .option('--url <url>', 'where gateways call the subgraph (demarc.yaml says it)', address)
    .option('--remove <subgraph>', 'take it out of the graph; once for each', collect)
    .option('-m, --message <why>', 'why; the history keeps it')
    .option('--based-on <version>', 'the version that you looked at', wholeNumber(1, 2_147_483_647))
    .option('--dry-run', 'say what would come of it, and publish nothing')
    .addOption(
      new Option('--format <format>', 'how to print the report')
        .choices(Object.keys(reportFormats))
        .default('text'),
    )
    .option('--report <format=file>', 'write it to a file too, once for each', addReportFile)
    .option('--today <date>', 'the day on which dates are judged (now, unless said)', calendarDay)
    .addOption(registryOption())
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText('after', lessons)
    .action(async (names: readonly string[], options: PublishOptions) => {
      process.exitCode = await run(command, names, options);
    });
}

const lessons = `
Several subgraphs are one change set: all of it is published, or nothing. It is
checked as \`demarc check\` does, against what is published and against every
version that a gateway still serves. What breaks or is dangerous waits for the
owner: the refusal says whom to ask, and with which command they approve.

Where somebody published the same subgraph meanwhile, nothing is published:
look at theirs, and name it with --based-on. The same command is safe to repeat.

Whose token it is stands in DEMARC_REGISTRY_TOKEN; a team's publishes its own
subgraphs alone. Without it, it is this graph's key \`operator\`, which may all.

Exit codes: 0 published or as before · 1 refused · 2 wrong usage · 3 fault

Examples:
  $ demarc publish billing --message 'Invoices tell when they are due.'
  $ demarc publish billing accounts -m 'Billing takes over Member.seat.'
  $ demarc publish --dry-run --format markdown
  $ demarc publish --remove shop -m 'The shop has closed.'`;

async function run(
  command: Command,
  names: readonly string[],
  options: PublishOptions,
): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const subjects = subjectsOf(command, names, { config, options });
  const own = await readOwnContracts(config, subjects);
  if (own.findings.length > 0) {
    printFindings(own.findings);
    console.error('What is no text cannot be published.');
    return ExitCode.refused;
  }
  const client = openRegistryClient({ registry: originSaid(options.registry), config });
  return send({ client, own, config, options, version: command.parent?.version() ?? '' });
}

interface Sending {
  readonly client: RegistryClient;
  readonly own: OwnContracts;
  readonly config: Config;
  readonly options: PublishOptions;
  /** Of the command line. */
  readonly version: string;
}

async function send({ client, own, config, options, version }: Sending): Promise<ExitCode> {
  const { remove: removed = [], today, basedOn, message: reason, format, report } = options;
  const set = { contracts: own.contracts, removed, today };
  const printing = {
    reader: readerOf(config, { version, terminal: terminalOf(process.stdout) }),
    format,
    files: report ?? [],
    placeHere: own.placeHere,
  };
  if (options.dryRun === true) {
    return printDryRun(await whileSpinning('composition', () => client.check(set)), printing);
  }
  const order = { ...set, reason, basedOn };
  return printPublish(await whileSpinning('composition', () => client.publish(order)), printing);
}

/** What is sent; what goes is not, nor all the rest where only that was asked. */
function subjectsOf(
  command: Command,
  names: readonly string[],
  { config, options }: Pick<Sending, 'config' | 'options'>,
): readonly SubgraphConfig[] {
  const { remove = [], contract, url } = options;
  const isRemovalAlone = names.length === 0 && remove.length > 0;
  const chosen = isRemovalAlone ? [] : chooseSubgraphs(command, names, config);
  const both = chosen.filter(({ name }) => remove.includes(name)).map(({ name }) => name);
  if (both.length > 0) {
    command.error(`error: ${both.join(', ')} cannot be published and removed at once.`, {
      exitCode: ExitCode.usage,
    });
  }
  if (chosen.length !== 1 && (contract !== undefined || url !== undefined)) {
    command.error('error: --contract and --url go with the name of one subgraph.', {
      exitCode: ExitCode.usage,
    });
  }
  return chosen.map((subgraph) => ({
    ...subgraph,
    ...(contract !== undefined && { contract: resolve(contract) }),
    ...(url !== undefined && { url }),
  }));
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function address(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must be a URL, such as http://billing.internal/graphql.');
}
