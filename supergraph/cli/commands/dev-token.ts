import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { loadConfig } from '../load-config.ts';
import { deskToken } from '../token/desk-token.ts';
import { defaultUser, seededUser } from '../token/seeded-user.ts';

/** `demarc dev-token`: a token of a seeded user, for a desk. */
export function addDevTokenCommand(program: Command): void {
  const command = program
    .command('dev-token')
    .description("print a user's token, good for 12 hours on this machine")
    .argument(
      '[user]',
      'usr_…, or 2 for the second seeded member, or 3.2 for that of the third organization',
      seededUser,
      defaultUser,
    )
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
Unless said, the user is the owner of the first seeded organization, who is a
member of the second one too. In a team the first owns, the second administrates,
the third does the billing, the fourth operates; the fifth is invited.

The token is signed by this machine's own issuer, whom no production believes.

Examples:
  $ TOKEN=$(npx demarc dev-token)
  $ curl http://127.0.0.1:4000/graphql -H "authorization: Bearer $TOKEN" \\
      -H 'content-type: application/json' -d '{"query":"{ __typename }"}'
  $ npx demarc dev-token 2`,
    )
    .action(async (user: string, options: { readonly config?: string }) => {
      process.exitCode = await run(command, user, options.config);
    });
}

async function run(command: Command, user: string, given: string | undefined): Promise<ExitCode> {
  const config = await loadConfig(command, given);
  if (config === undefined) return ExitCode.refused;
  const signed = await deskToken(config, user);
  if (!signed.ok) {
    console.error(`demarc: ${signed.why}`);
    return ExitCode.refused;
  }
  console.log(signed.token);
  return ExitCode.passed;
}
