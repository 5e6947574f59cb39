import type { Config } from '@demarc/foundation/config';
import { findGraph } from '../operator/find-graph.ts';

/**
 * Where the control plane is: where it is said to be, else where DEMARC_REGISTRY says, else where the
 * running graph has it, else at the port of demarc.yaml on this machine. Undefined where none of them
 * says anything.
 */
export function findRegistry(
  given: string | undefined,
  config: Config | undefined,
): string | undefined {
  const told = given ?? process.env['DEMARC_REGISTRY'];
  if (told !== undefined && told !== '') return told;
  return config === undefined ? undefined : findGraph(config).control;
}
