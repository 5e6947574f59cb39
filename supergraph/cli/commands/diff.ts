import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import type { GraphViewResult } from '../../graph-view.ts';
import { diff } from '../../diff.ts';
import { whileSpinning } from '../check/while-spinning.ts';
import { changelogFormats, type ChangelogFormat } from '../diff/changelog-formats.ts';
import { openGraph } from '../diff/open-graph.ts';
import { loadConfig } from '../load-config.ts';
import { openForCommand } from '../registry/open-for-command.ts';
import { publishedVersion, viewVersion } from '../registry/published-version.ts';
import { registryOption, type NamedRegistry } from '../registry/registry-option.ts';
import { printFindings } from '../report/print-findings.ts';

interface DiffOptions {
  readonly config?: string;
  readonly format: ChangelogFormat;
  readonly contracts?: boolean;
  readonly registry?: NamedRegistry;
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
    .addOption(registryOption('compare two versions of the registry, by their numbers'))
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
  $ demarc diff --registry 3 7
  $ demarc diff old-supergraph.graphql new-supergraph.graphql`,
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      process.exitCode = await run(command, [before, after], options);
    });
}

async function run(command: Command, names: Names, options: DiffOptions): Promise<ExitCode> {
  const opened = await (options.registry === undefined
    ? openNamed(command, names, options)
    : openVersions(command, names, options));
  if (opened === undefined) return ExitCode.refused;
  const [before, after] = opened;
  if (!before.ok || !after.ok) {
    printFindings(opened.flatMap((result) => (result.ok ? [] : result.findings)));
    const broken = names.filter((_, index) => opened[index]?.ok === false);
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

type Names = readonly [before: string, after: string];
/** Undefined once it is printed why there is nothing to compare. */
type Opened = readonly [before: GraphViewResult, after: GraphViewResult] | undefined;

async function openNamed(command: Command, names: Names, options: DiffOptions): Promise<Opened> {
  const readers = {
    loadFolder: (file: string) => loadConfig(command, file),
    loadNearest: () => loadConfig(command, options.config),
  };
  const before = await openGraph(names[0], readers);
  const after = await openGraph(names[1], readers);
  return before && after && [before, after];
}

async function openVersions(command: Command, names: Names, options: DiffOptions): Promise<Opened> {
  const wrong = names.filter((name) => !/^[1-9]\d{0,8}$/.test(name));
  if (wrong.length > 0) {
    command.error(
      `error: with --registry the numbers of two versions are compared, and ${wrong.join(', ')} is none.`,
      { exitCode: ExitCode.usage },
    );
  }
  const opened = await openForCommand(command, options);
  if (opened === undefined) return undefined;
  const [before, after] = [
    await publishedVersion(opened.client, Number(names[0])),
    await publishedVersion(opened.client, Number(names[1])),
  ];
  if (!before.ok || !after.ok) {
    for (const found of [before, after]) if (!found.ok) console.error(`demarc: ${found.why}`);
    return undefined;
  }
  return whileSpinning('composition', () => [
    viewVersion(before.version),
    viewVersion(after.version),
  ]);
}
