import type { Command } from 'commander';
import { addListCommand } from './clients/list.ts';
import { addPushCommand } from './clients/push.ts';
import { addRetireCommand } from './clients/retire.ts';

/** `demarc clients`: who uses the graph, as far as clients have said so. */
export function addClientsCommand(program: Command): void {
  const group = program
    .command('clients')
    .description('register the operations of clients, so that changes are judged by them')
    .addHelpText(
      'after',
      `
A client registers the operations of each version that it ships. As long as the
version is active, what they use counts as used: a breaking change of it is
refused, and the report names client, version and operation.

Manifests lie in the folder \`clients\` beside demarc.yaml, one JSON file for each
version: commit them. docs/clients.md tells more.

Examples:
  $ demarc clients push web@3.2.0 --operations 'src/**/*.graphql'
  $ demarc clients list
  $ demarc clients retire web@3.1.0`,
    );
  addPushCommand(group);
  addListCommand(group);
  addRetireCommand(group);
}
