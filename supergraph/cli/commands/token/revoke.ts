import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';
import { openForCommand, type RegistryOptions } from '../../registry/open-for-command.ts';
import { refuseQuietly } from '../../registry/refuse-quietly.ts';
import { registryOption } from '../../registry/registry-option.ts';
import { logLine } from '../../report/plain-text.ts';

interface RevokeOptions extends RegistryOptions {
  readonly reason: string;
}

/** `demarc token revoke`: from now on nobody gets in with it. */
export function addRevokeTokenCommand(group: Command): void {
  const command = group
    .command('revoke')
    .description('take a token back, at once and for ever')
    .argument('<id>', 'the 16 digits that `demarc token list` shows', tokenId)
    .requiredOption('-r, --reason <why>', 'why; the audit keeps it')
    .addOption(registryOption())
    .option('-c, --config <file>', 'the demarc.yaml (the nearest one, unless said)')
    .addHelpText('after', '\nExit codes: 0 revoked · 1 refused · 2 wrong usage · 3 fault')
    .action(async (id: string, options: RevokeOptions) => {
      process.exitCode = await run(command, id, options);
    });
}

async function run(command: Command, id: string, options: RevokeOptions): Promise<ExitCode> {
  const opened = await openForCommand(command, options);
  if (opened === undefined) return ExitCode.refused;
  const answer = await opened.client.revokeToken({ token: id, reason: options.reason });
  if (answer.__typename !== 'RevokeTokenPayload') {
    console.error(logLine(`demarc: ${answer.message}`));
    return ExitCode.refused;
  }
  console.log(logLine(`Token ${id} holds no more: ${answer.token.label}.`));
  return ExitCode.passed;
}

/** The whole text of a token is refused, and not repeated: it would be in the shell's history by now. */
function tokenId(text: string): string {
  if (/^[0-9a-f]{16}$/.test(text)) return text;
  return refuseQuietly(
    text.startsWith('demarc_')
      ? 'name the id alone, not the token: the 16 digits after `demarc_`.'
      : 'a token is named by the id that `demarc token list` shows.',
  );
}
