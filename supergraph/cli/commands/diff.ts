import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { diff } from '../../diff.ts';
import { whileSpinning } from '../check/while-spinning.ts';
import { changelogFormats, type ChangelogFormat } from '../diff/changelog-formats.ts';
import { openGraph } from '../diff/open-graph.ts';
import { loadConfig } from '../load-config.ts';
import { printFindings } from '../report/print-findings.ts';

interface DiffOptions {
  readonly config?: string;
  readonly format: ChangelogFormat;
  readonly contracts?: boolean;
}

/** `demarc diff`: what changed between two graphs, for those who call them. */
export function addDiffCommand(program: Command): void {
  const command = program
    .command('diff')
    .description('what changed between two graphs: a changelog for those who call them')
    .argument('<before>', 'a file, a folder with a demarc.yaml, or a git ref')
    .argument('<after>', 'likewise; `.` is the graph of this folder')
    .option(
      '--contracts',
      'also what only subgraphs and owners notice: keys, sources, data classes',
    )
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(Object.keys(changelogFormats))
        .default('text'),
    )
    .option('-c, --config <file>', 'the demarc.yaml whose graph git refs are of (the nearest one)')
    .addHelpText(
      'after',
      `
A file may be a supergraph, an API schema or one contract. Nothing is judged: the
exit code is 0 whatever changed. \`demarc check\` judges.

Examples:
  $ demarc diff v1.4.0 HEAD --format markdown > CHANGES.md
  $ demarc diff HEAD .
  $ demarc diff old-supergraph.graphql new-supergraph.graphql`,
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      process.exitCode = await run(command, [before, after], options);
    });
}

async function run(
  command: Command,
  names: readonly [before: string, after: string],
  options: DiffOptions,
): Promise<ExitCode> {
  const readers = {
    loadFolder: (file: string) => loadConfig(command, file),
    loadNearest: () => loadConfig(command, options.config),
  };
  const [before, after] = [await openGraph(names[0], readers), await openGraph(names[1], readers)];
  if (before === undefined || after === undefined) return ExitCode.refused;
  if (!before.ok || !after.ok) {
    printFindings([before, after].flatMap((result) => (result.ok ? [] : result.findings)));
    const broken = names.filter((_, index) => [before, after][index]?.ok === false);
    console.error(`There is no graph to compare: ${broken.join(' and ')}.`);
    return ExitCode.refused;
  }
  const request = {
    before: before.view,
    after: after.view,
    includesContracts: options.contracts === true,
  };
  const changelog = await whileSpinning('changes', () => diff(request));
  process.stdout.write(changelogFormats[options.format](changelog));
  return ExitCode.passed;
}
