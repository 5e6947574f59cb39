import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { pickValue, toLine } from '../ask/pick-value.ts';
import { postOperation } from '../ask/post-operation.ts';
import { addVariable, parseVariables, readOperation } from '../ask/read-operation.ts';
import { gatewayUrl } from '../launcher/gateway-url.ts';
import { homeOf } from '../launcher/home.ts';
import { readRunFile } from '../launcher/run-file.ts';
import { loadConfig } from '../load-config.ts';
import { deskToken } from '../token/desk-token.ts';
import { defaultUser, seededUser } from '../token/seeded-user.ts';

interface AskOptions {
  readonly as: string;
  readonly token?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly field?: Readonly<Record<string, string>>;
  readonly pick?: string;
  readonly url?: string;
  readonly config?: string;
}

/** `demarc ask`: one operation to the running graph, from a terminal or a script. */
export function addAskCommand(program: Command): void {
  const command = program
    .command('ask')
    .description('send an operation to the running graph, and print the answer')
    .argument(
      '<operation>',
      'its text, a file that ends in .graphql, or - for standard input',
      readOperation,
    )
    .option('-f, --field <name=text>', 'the text of one variable; say it for each', addVariable)
    .option('-v, --variables <json>', 'the values of variables that are no texts', parseVariables)
    .option(
      '--as <user>',
      'whose token goes with it, as `demarc dev-token` takes it (the first owner, unless said)',
      seededUser,
      defaultUser,
    )
    .option('--token <token>', 'a token of your own, instead')
    .option(
      '--pick <path>',
      'print one value of the data alone, such as createWorkspace.workspace.id',
    )
    .option('--url <url>', 'the endpoint (that of the running graph, unless said)')
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
Exit code 1 says that the answer has errors, or nothing at the place to pick.

Examples:
  $ demarc ask '{ organizations { nodes { id name } } }'
  $ demarc ask docs/operations/overview.graphql --as 3.1
  $ ORGANIZATION=$(demarc ask '{ organizations { nodes { id } } }' \\
      --pick organizations.nodes.0.id)
  $ demarc ask 'query ($id: ID!) { organization(id: $id) { name } }' \\
      -f id=$ORGANIZATION`,
    )
    .action(async (query: string, options: AskOptions) => {
      process.exitCode = await run(command, query, options);
    });
}

async function run(command: Command, query: string, options: AskOptions): Promise<ExitCode> {
  const config = await loadConfig(command, options.config);
  if (config === undefined) return ExitCode.refused;
  const token = options.token ?? (await tokenOf(config, options.as));
  const url = options.url ?? `${endpointOf(config)}/graphql`;
  const { pick } = options;
  const variables = { ...options.variables, ...options.field };
  const answer = await postOperation({ url, token, query, variables });
  if (pick !== undefined && answer.errors === undefined) {
    const value = pickValue(answer.data, pick);
    if (value !== undefined && value !== null) {
      console.log(toLine(value));
      return ExitCode.passed;
    }
    console.error(`demarc: there is nothing at ${pick}. The answer was:`);
  }
  console.log(JSON.stringify(answer, undefined, 2));
  return answer.errors === undefined && pick === undefined ? ExitCode.passed : ExitCode.refused;
}

/** None where the graph asks for none, or takes those of another issuer alone: then `--token` has it. */
async function tokenOf(config: Config, user: string): Promise<string | undefined> {
  const signed = await deskToken(config, user);
  return signed.ok ? signed.token : undefined;
}

/** The ports of the running graph may have been moved. */
function endpointOf(config: Config): string {
  return readRunFile(homeOf(config).runFile)?.gateway ?? gatewayUrl(config);
}
