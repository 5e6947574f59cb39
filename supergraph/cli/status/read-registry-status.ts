import type { Config } from '@demarc/foundation/config';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { openRegistryClient } from '../registry/open-registry-client.ts';
import { followingOf } from './following-of.ts';
import type { RegistryStatus } from './registry-status.ts';

const PATIENCE_MS = 5_000;

/**
 * Asks the control plane what is published, and which gateways serve that.
 * @throws SupergraphFault REGISTRY_UNREACHABLE where that is no origin
 */
export async function readRegistryStatus(
  url: string,
  config: Config,
  now: Date,
): Promise<RegistryStatus> {
  const client = openRegistryClient({ registry: url, config, patienceMs: PATIENCE_MS });
  try {
    const [{ versions }, { gateways, refusals }] = await Promise.all([
      client.versions({ first: 1 }),
      client.gateways(),
    ]);
    const current = versions.map(({ number, supergraphDigest: digest, publishedAt }) => ({
      number,
      digest,
      publishedAt,
    }))[0];
    return {
      url: client.url,
      current: current ?? null,
      gateways: gateways.map((one) => ({ ...one, following: followingOf(one, current, now) })),
      refusals: refusals.filter(({ digest }) => digest === current?.digest),
    };
  } catch (error) {
    if (!(error instanceof SupergraphFault)) throw error;
    return { url: client.url, reason: error.message };
  }
}
