import { ExitCode } from '@demarc/foundation/process';
import { Option, type Command } from 'commander';
import { momentText } from '../../registry/moment.ts';
import { openForCommand, type RegistryOptions } from '../../registry/open-for-command.ts';
import { registryOption } from '../../registry/registry-option.ts';
import type { TokenAnswer } from '../../registry/token-answer.ts';
import { jsonText } from '../../report/json-text.ts';
import { logLine } from '../../report/plain-text.ts';

const formats = {
  text: (tokens: readonly TokenAnswer[]) => tokens.map(tokenText).join(''),
  json: (tokens: readonly TokenAnswer[]) => jsonText(tokens),
} as const;

interface ListOptions extends RegistryOptions {
  readonly format: keyof typeof formats;
  readonly all?: boolean;
}

/** `demarc token list`: which tokens there are, never a secret. */
export function addListTokensCommand(group: Command): void {
  const command = group
    .command('list')
    .description('list the tokens that hold')
    .option('--all', 'also those that were revoked or have ended')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .addOption(registryOption())
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText('after', '\nExit codes: 0 listed · 2 wrong usage · 3 fault')
    .action(async (options: ListOptions) => {
      process.exitCode = await run(command, options);
    });
}

async function run(command: Command, { format, all, ...options }: ListOptions): Promise<ExitCode> {
  const opened = await openForCommand(command, options);
  if (opened === undefined) return ExitCode.refused;
  const now = Date.now();
  const holds = ({ revokedAt, expiresAt }: TokenAnswer) =>
    revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > now);
  const tokens = (await opened.client.tokens()).filter((token) => all === true || holds(token));
  if (tokens.length === 0)
    console.error('There is no token that holds: `demarc token create` makes one.');
  process.stdout.write(formats[format](tokens));
  return ExitCode.passed;
}

function tokenText({
  id,
  kind,
  team,
  label,
  createdAt,
  expiresAt,
  revokedAt,
}: TokenAnswer): string {
  const times = [
    `made ${momentText(createdAt)}`,
    expiresAt === undefined ? undefined : `ends ${momentText(expiresAt)}`,
    revokedAt === undefined ? undefined : `revoked ${momentText(revokedAt)}`,
  ].filter((time) => time !== undefined);
  return `${logLine(`${id}  ${team ?? kind.toLowerCase()}  ${label}`)}\n  ${logLine(times.join(' · '))}\n`;
}
