import type { Config } from '@demarc/foundation/config';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { openOperator } from '../operator/open-operator.ts';

const PATIENCE_MS = 5_000;

/**
 * Asks the subgraphs of others whether they know the keys of this machine, by which the gateway and the
 * subgraphs here sign their calls. A sentence for each that does not, or does not answer.
 */
export async function findStrangers(
  config: Config,
  subgraphs: Config['subgraphs'],
): Promise<readonly string[]> {
  const operator = await openOperator(config);
  const sentences = await Promise.all(
    subgraphs.map(async ({ name, url }) => {
      const subgraph = { name, origin: new URL(url).origin };
      try {
        const call = { method: 'GET', path: '/status', patienceMs: PATIENCE_MS } as const;
        await operator.ask(subgraph, call);
        return undefined;
      } catch (error) {
        if (!(error instanceof SupergraphFault)) throw error;
        return error.code === 'OPERATOR_REFUSED'
          ? `${error.message} Until then it answers nothing that is asked from here. On one machine, let ` +
              'DEMARC_KEYS name the key folder of the graph that runs there before you start.'
          : `${error.message}: its fields stay empty until it does.`;
      }
    }),
  );
  return sentences.filter((sentence) => sentence !== undefined);
}
