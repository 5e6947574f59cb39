import type { Config } from '@demarc/foundation/config';
import type { Command } from 'commander';
import { loadConfig, nearestConfig } from '../load-config.ts';
import { openRegistryClient } from './open-registry-client.ts';
import type { RegistryClient } from './registry-client.ts';
import { originSaid, type NamedRegistry } from './registry-option.ts';

/** What every command about the registry can be told. */
export interface RegistryOptions {
  readonly registry?: NamedRegistry;
  readonly config?: string;
}

/** The registry, and the graph where there is one: with an address and a token nothing of it is needed. */
export interface OpenRegistry {
  readonly client: RegistryClient;
  readonly config: Config | undefined;
}

/**
 * Opens the registry for a command that needs no contracts. Undefined once it is printed what is wrong with
 * a demarc.yaml.
 * @throws SupergraphFault REGISTRY_UNREACHABLE where nobody says where it is
 */
export async function openForCommand(
  command: Command,
  { registry, config: file = nearestConfig(process.cwd()) }: RegistryOptions,
): Promise<OpenRegistry | undefined> {
  const config = file === undefined ? undefined : await loadConfig(command, file);
  if (file !== undefined && config === undefined) return undefined;
  return { client: openRegistryClient({ registry: originSaid(registry), config }), config };
}
