import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { moment, momentText } from '../../registry/moment.ts';
import { openForCommand, type RegistryOptions } from '../../registry/open-for-command.ts';
import { registryOption } from '../../registry/registry-option.ts';
import { logLine } from '../../report/plain-text.ts';

interface CreateOptions extends RegistryOptions {
  readonly admin?: boolean;
  readonly team?: string;
  readonly reader?: boolean;
  readonly label: string;
  readonly expires?: Date;
}

/** `demarc token create`: the secret goes to stdout, alone and once. */
export function addCreateTokenCommand(group: Command): void {
  const command = group
    .command('create')
    .description('make a token, and print it once')
    .option('--team <team>', 'for a team of owners.yaml')
    .option('--reader', 'for who only looks and checks')
    .option('--admin', 'for who may publish everything and make tokens')
    .requiredOption('-l, --label <text>', 'what it is for, such as "CI of billing"')
    .option(
      '-e, --expires <when>',
      'when it ends: 12h, 90d, 4w or a day (never, unless said)',
      moment,
    )
    .addOption(registryOption())
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText(
      'after',
      `
The token alone goes to stdout, and all else to stderr. Nobody can print it again.

Exit codes: 0 made · 1 refused · 2 wrong usage · 3 fault

Examples:
  $ demarc token create --team billing --label 'CI of billing' > billing.token
  $ demarc token create --reader --label 'Pull requests' --expires 90d`,
    )
    .action(async (options: CreateOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, options: CreateOptions): Promise<ExitCode> {
  const { admin = false, team, reader = false, label, expires: expiresAt } = options;
  const kinds = [
    ...(admin ? (['ADMIN'] as const) : []),
    ...(team === undefined ? [] : (['TEAM'] as const)),
    ...(reader ? (['READER'] as const) : []),
  ];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    command.error('error: say for whom it is: one of --team TEAM, --reader and --admin.', {
      exitCode: ExitCode.usage,
    });
  }
  const opened = await openForCommand(command, options);
  if (opened === undefined) return ExitCode.refused;
  const answer = await opened.client.createToken({ kind, team, label, expiresAt });
  if (answer.__typename !== 'CreateTokenPayload') {
    console.error(logLine(`demarc: ${answer.message}`));
    return ExitCode.refused;
  }
  const { token, secret } = answer;
  const until = token.expiresAt === undefined ? '' : `, until ${momentText(token.expiresAt)}`;
  if (secret === undefined) {
    console.error(
      logLine(
        `demarc: the token ${token.id} was made, and the answer with it got lost. Revoke it, and make another: demarc token revoke ${token.id} --reason "Nobody has it."`,
      ),
    );
    return ExitCode.refused;
  }
  console.error(logLine(`Token ${token.id} for ${team ?? kind.toLowerCase()}: ${label}${until}.`));
  console.error(
    'This is the only time it is shown. DEMARC_REGISTRY_TOKEN is where commands read it.',
  );
  console.log(logLine(secret));
  return ExitCode.passed;
}
