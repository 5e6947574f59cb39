import { ExitCode } from '@demarc/foundation/process';
import { CommanderError } from 'commander';

/**
 * Refuses an argument as wrong usage without repeating it, as commander would: it may be a secret.
 * @throws CommanderError always
 */
export function refuseQuietly(message: string): never {
  console.error(`error: ${message}`);
  throw new CommanderError(ExitCode.usage, 'demarc.argument', message);
}
