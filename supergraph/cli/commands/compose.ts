import { resolve } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import { compose } from '@demarc/supergraph/compose';
import type { Command } from 'commander';
import { whileSpinning } from '../check/while-spinning.ts';
import { loadConfig } from '../load-config.ts';
import { displayPath } from '../report/display-path.ts';
import { printFindings } from '../report/print-findings.ts';
import { writeAtomically } from '../write-atomically.ts';

interface ComposeOptions {
  readonly config?: string;
  readonly output?: string;
}

/** `demarc compose`: do the contracts of demarc.yaml fit together? The supergraph SDL, or the findings. */
export function addComposeCommand(program: Command): void {
  const command = program
    .command('compose')
    .description('compose the contracts of demarc.yaml, and print the supergraph SDL')
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .option('-o, --output <file>', 'write the SDL here (without it, it is printed)')
    .addHelpText(
      'after',
      `
Examples:
  $ demarc compose --output supergraph.graphql
  $ demarc compose --config graphs/shop/demarc.yaml > supergraph.graphql`,
    )
    .action(async (options: ComposeOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: ComposeOptions): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const result = await whileSpinning('composition', () => compose(config.subgraphs));
  if (!result.ok) {
    printFindings(result.findings);
    console.error('The contracts do not compose.');
    return ExitCode.refused;
  }
  printFindings(result.hints.filter(({ severity }) => severity !== 'INFO'));
  if (options.output === undefined) {
    process.stdout.write(`${result.supergraphSdl}\n`);
  } else {
    const file = resolve(options.output);
    await writeAtomically(file, `${result.supergraphSdl}\n`);
    console.error(`${displayPath(file)}: ${config.subgraphs.length} contracts, ${result.digest}`);
  }
  return ExitCode.passed;
}
