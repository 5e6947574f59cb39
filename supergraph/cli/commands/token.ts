import type { Command } from 'commander';
import { addCreateTokenCommand } from './token/create.ts';
import { addListTokensCommand } from './token/list.ts';
import { addRevokeTokenCommand } from './token/revoke.ts';

/** `demarc token`: who may ask the registry for what. */
export function addTokenCommand(program: Command): void {
  const group = program
    .command('token')
    .description('make, list and revoke the tokens of the registry')
    .addHelpText(
      'after',
      `
A team's token publishes the subgraphs that owners.yaml gives to the team, and
approves what the team owns. A reader's looks and checks. An admin's does all
but approve in the name of others. The registry keeps no secret: what is lost
is made anew, and the old one revoked.

Commands read theirs from DEMARC_REGISTRY_TOKEN, never from an argument, which
everybody on the machine can see. Only admins make, list and revoke.

Examples:
  $ demarc token create --team billing --label 'CI of billing' > billing.token
  $ demarc token list
  $ demarc token revoke 0123456789abcdef --reason 'It was in a log.'`,
    );
  addCreateTokenCommand(group);
  addListTokensCommand(group);
  addRevokeTokenCommand(group);
}
