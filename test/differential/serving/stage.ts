import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHostileRegistry } from '../../gateway-follow/hostile-registry.ts';
import { startFollowingGateway, type TestGateway } from '../../kit/test-gateway.ts';
import { until } from '../../kit/until.ts';
import type { Engine } from '../scenario.ts';
import { startSubgraphHost, type SubgraphHost } from './subgraph-host.ts';

/** Where graphs are played: one server for all subgraphs, and one gateway that goes from graph to graph. */
export interface Stage {
  readonly engine: Engine;
  readonly host: SubgraphHost;
  /** The gateway, once it serves this supergraph. */
  readonly gatewayFor: (supergraphSdl: string) => Promise<TestGateway>;
  stop(): Promise<void>;
}

/** Longer than a test waits: a busy machine is no difference. */
const times = {
  connectMs: 10_000,
  callMs: 30_000,
  operationMs: 40_000,
  lameDuckMs: 0,
  drainMs: 5_000,
};

const NEVER_MS = 1_000_000;

/**
 * Starts what all graphs share. The gateway follows a registry from one supergraph to the next, since a
 * start of one costs a hundred times what it costs to answer.
 */
export async function startStage(engine: Engine): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'differential-'));
  const [host, registry] = await Promise.all([startSubgraphHost(), startHostileRegistry()]);
  let gateway: TestGateway | undefined;
  let served = '';
  return {
    engine,
    host,
    async gatewayFor(supergraphSdl) {
      if (gateway && served === supergraphSdl) return gateway;
      const digest = registry.publish(supergraphSdl);
      served = supergraphSdl;
      gateway ??= await startFollowingGateway(
        {
          origin: registry.url,
          home,
          keys: join(home, 'keys'),
          times: { startMs: 30_000, silenceMs: NEVER_MS, calmPollMs: NEVER_MS },
        },
        { engine, times },
      );
      const { url } = gateway;
      await until(`${digest} is served`, async () => {
        const look = () =>
          fetch(`${url}/graphql?query=%7B__typename%7D`, {
            headers: { 'apollo-require-preflight': 'yes' },
          });
        // Composing holds the process up, and a kept connection may have been closed meanwhile.
        const response = await look().catch(look);
        await response.body?.cancel();
        return response.headers.get('demarc-supergraph') === digest;
      });
      return gateway;
    },
    async stop() {
      await gateway?.stop();
      await Promise.all([host.stop(), registry.stop()]);
      await rm(home, { recursive: true });
    },
  };
}
