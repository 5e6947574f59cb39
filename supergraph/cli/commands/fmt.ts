import type { SubgraphConfig } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import type { Finding } from '@demarc/supergraph/contract';
import type { Command } from 'commander';
import { formatContract } from '../../formatting/format-contract.ts';
import { parseSource } from '../../sources/contract-source.ts';
import { readContractFile } from '../../sources/read-contract-file.ts';
import { chooseSubgraphs } from '../choose-subgraphs.ts';
import { loadConfig } from '../load-config.ts';
import { displayPath } from '../report/display-path.ts';
import { printFindings } from '../report/print-findings.ts';
import { writeAtomically } from '../write-atomically.ts';

interface FmtOptions {
  readonly config?: string;
  readonly check?: boolean;
}

/** `demarc fmt`: writes what a machine can write of a contract. */
export function addFmtCommand(program: Command): void {
  const command = program
    .command('fmt')
    .description('write what a machine can write of a contract')
    .argument('[subgraphs...]', 'the subgraphs of demarc.yaml (all, unless said)')
    .option('--check', 'write nothing; exit 1 if there is something to write')
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
It brings three things up to date, and leaves everything else to the letter:
  @deprecated(reason:)   as @lifecycle says it: "Use A.b. Retires 2027-03-01."
  @composeDirective      without which the contract language is lost on the way
  the definitions        of the contract language, which every contract repeats

Examples:
  $ demarc fmt billing
  $ demarc fmt --check`,
    )
    .action(async (names: readonly string[], options: FmtOptions) => {
      process.exitCode = await run(command, names, options);
    });
}

async function run(
  command: Command,
  names: readonly string[],
  options: FmtOptions,
): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const results = await Promise.all(chooseSubgraphs(command, names, config).map(format));
  const findings = results.flatMap((result) => result.findings);
  printFindings(findings);
  const changed = results.filter(({ before, after }) => before !== after);
  for (const { file, after } of changed) {
    if (options.check !== true) await writeAtomically(file, after);
    console.log(`${options.check === true ? 'would write' : 'wrote'} ${displayPath(file)}`);
  }
  if (changed.length === 0 && findings.length === 0) console.log('Nothing to write.');
  const isRefused = findings.length > 0 || (options.check === true && changed.length > 0);
  return isRefused ? ExitCode.refused : ExitCode.passed;
}

interface Formatted {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** Why it cannot be formatted: it does not parse. */
  readonly findings: readonly Finding[];
}

async function format(subgraph: SubgraphConfig): Promise<Formatted> {
  const file = subgraph.contract;
  const parsed = parseSource(await readContractFile(subgraph));
  if (!parsed.ok) return { file, before: '', after: '', findings: parsed.findings };
  const { contract } = parsed;
  const before = contract.document.loc?.source.body ?? '';
  return { file, before, after: formatContract(contract), findings: [] };
}
