import { join } from 'node:path';
import { ExitCode } from '@demarc/foundation/process';
import type { Finding } from '@demarc/supergraph/contract';
import type { Command } from 'commander';
import { manifestText, nameOfVersion, pathOfManifest } from '../../../usage/client-manifest.ts';
import type { ClientVersion } from '../../../usage/client-version.ts';
import { decideRegistration } from '../../../usage/decide-registration.ts';
import { describeClients } from '../../../usage/describe-clients.ts';
import { readOperations } from '../../../usage/read-operations.ts';
import { readRegisteredClients } from '../../../usage/registered-clients.ts';
import { calendarDay, thisDay } from '../../calendar-day.ts';
import { loadConfig } from '../../load-config.ts';
import { displayPath } from '../../report/display-path.ts';
import { printFindings } from '../../report/print-findings.ts';
import { countOf } from '../../../wording/count-of.ts';
import { writeAtomically } from '../../write-atomically.ts';
import { clientVersion } from './client-versions.ts';
import { departingText } from './clients-text.ts';
import { findOperationFiles } from './find-operation-files.ts';
import { viewGraph } from './view-graph.ts';

interface PushOptions {
  readonly operations: readonly string[];
  readonly replace?: boolean;
  readonly today?: string;
  readonly config?: string;
}

/** `demarc clients push`: these operations are what this version of a client sends. */
export function addPushCommand(group: Command): void {
  const command = group
    .command('push')
    .description('register the operations of one version of a client')
    .argument('<client@version>', 'such as web@3.2.0', clientVersion)
    .requiredOption('-o, --operations <patterns...>', 'files and quoted patterns that hold them')
    .option('--replace', 'put them in the place of those that this version has')
    .option('--today <date>', 'the day of the registration (now, unless said)', calendarDay)
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText('after', lessons)
    .action(async (version: ClientVersion, options: PushOptions) => {
      process.exitCode = await run(command, version, options);
    });
}

const lessons = `
A file holds GraphQL, or JSON: a persisted-query manifest of Apollo, or a map of
hashes to documents as Relay and GraphQL Code Generator write it. Fragments are
found in all files of GraphQL. Every operation needs a name.

Each operation is validated against the API schema of demarc.yaml. If one does
not fit, or anything is unclear, nothing is written.

A version that is registered stays as it is. --replace is for one that nobody
has yet.

Exit codes: 0 registered · 1 refused · 2 wrong usage · 3 fault

Examples:
  $ demarc clients push web@3.2.0 --operations 'src/**/*.graphql'
  $ demarc clients push ios@5.0.0+12 --operations persisted-query-manifest.json`;

async function run(
  command: Command,
  version: ClientVersion,
  options: PushOptions,
): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const found = await findOperationFiles(options.operations);
  if (!found.ok) command.error(`error: ${found.message}`, { exitCode: ExitCode.usage });
  const graph = await viewGraph(config);
  if (!graph.ok) {
    return refuse(
      graph.findings,
      'The contracts do not compose: there is no API to register against.',
    );
  }
  const tokensAllowed = config.gateway.limits.tokens;
  const read = readOperations(found.files, { schema: graph.schema, tokensAllowed });
  if (!read.ok) return refuse(read.findings, `${nameOfVersion(version)} is not registered.`);
  const decision = decideRegistration(
    {
      ...version,
      operations: read.operations,
      replace: options.replace === true,
      today: options.today ?? thisDay(),
    },
    await readRegisteredClients(config.clients),
  );
  if (!decision.ok) return refuse(decision.findings, 'Nothing was written.');

  const { manifest, outcome } = decision;
  const file = join(config.clients, pathOfManifest(manifest));
  const name = nameOfVersion(manifest);
  const count = countOf(manifest.operations.length, 'operation');
  if (outcome === 'unchanged') {
    console.log(`${displayPath(file)}: ${name} unchanged, ${count}`);
    return ExitCode.passed;
  }
  await writeAtomically(file, manifestText(manifest));
  console.log(`${displayPath(file)}: ${name} ${outcome}, ${count}`);
  for (const { departing } of describeClients([manifest], graph)) {
    for (const use of departing) console.log(departingText(use));
  }
  return ExitCode.passed;
}

function refuse(findings: readonly Finding[], closing: string): ExitCode {
  printFindings(findings);
  console.error(closing);
  return ExitCode.refused;
}
