import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { describeClients, type ClientDescription } from '../../../usage/describe-clients.ts';
import { readRegisteredClients } from '../../../usage/registered-clients.ts';
import { loadConfig } from '../../load-config.ts';
import { printFindings } from '../../report/print-findings.ts';
import { clientsText } from './clients-text.ts';
import { viewGraph } from './view-graph.ts';

const formats = {
  text: clientsText,
  json: (clients: readonly ClientDescription[]) =>
    `${JSON.stringify(clients.map(toJson), undefined, 2)}\n`,
} as const;

interface ListOptions {
  readonly format: keyof typeof formats;
  readonly config?: string;
}

/** `demarc clients list`: who is registered, and what they should move away from. */
export function addListCommand(group: Command): void {
  const command = group
    .command('list')
    .description('who is registered, and what they use that is on its way out')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
Below a version stands what it uses that is deprecated, with the retire date,
and which of its operations no longer fit the API schema.

Exit codes: 0 listed · 1 a manifest cannot be read, or the contracts do not
compose · 2 wrong usage · 3 fault

Examples:
  $ demarc clients list
  $ demarc clients list --format json`,
    )
    .action(async (options: ListOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: ListOptions): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const { manifests, findings } = await readRegisteredClients(config.clients);
  printFindings(findings);
  const isEmpty = manifests.length === 0;
  if (isEmpty && findings.length === 0) {
    console.error(
      "Nobody is registered. A client registers with: demarc clients push web@1.0.0 --operations 'src/**/*.graphql'",
    );
  }
  const graph = isEmpty ? undefined : await viewGraph(config);
  if (graph?.ok === false) {
    printFindings(graph.findings);
    console.error('The contracts do not compose: what clients use of them is not known.');
    return ExitCode.refused;
  }
  const clients = graph === undefined ? [] : describeClients(manifests, graph);
  if (!isEmpty || options.format === 'json') {
    process.stdout.write(formats[options.format](clients));
  }
  return findings.length > 0 ? ExitCode.refused : ExitCode.passed;
}

function toJson({ manifest, departing, unfit }: ClientDescription): object {
  const { operations, ...rest } = manifest;
  return { ...rest, operations: operations.length, departing, unfit };
}
