import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import type { Command } from 'commander';

/** The subgraphs that a command line names, in the order of demarc.yaml; all of them if it names none. */
export function chooseSubgraphs(
  command: Command,
  names: readonly string[],
  { subgraphs }: Config,
): readonly SubgraphConfig[] {
  const known = subgraphs.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    command.error(
      `error: demarc.yaml has no subgraph ${unknown.join(', ')}. It has: ${known.join(', ')}.`,
      { exitCode: ExitCode.usage },
    );
  }
  return names.length === 0 ? subgraphs : subgraphs.filter(({ name }) => names.includes(name));
}
