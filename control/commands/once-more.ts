import { RegistryConflict } from '@demarc/supergraph/registry';

/** The same request twice at once: the second finds the first one's answer when it looks again. */
export async function onceMore<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof RegistryConflict)) throw error;
    return attempt();
  }
}
