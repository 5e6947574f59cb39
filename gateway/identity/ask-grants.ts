import { parseGrants, type Grant } from '@demarc/foundation/identity';
import { bounds } from '../bounds.ts';
import type { SubgraphClient } from '../subgraph-client/subgraph-client.ts';
import { ITSELF } from './open-identity.ts';

/**
 * Asks the subgraph that knows what a user may do, as this gateway itself.
 * @throws Error with a reason for the log
 */
export async function askGrants(
  client: SubgraphClient,
  subject: string,
): Promise<readonly Grant[]> {
  const answer = await client.askDoor({
    path: '/grants',
    body: { subject },
    identity: ITSELF,
    patienceMs: bounds.grantsMs.is,
  });
  const grants =
    typeof answer === 'object' && answer !== null && 'grants' in answer
      ? parseGrants(answer.grants)
      : undefined;
  if (grants === undefined) throw new Error('the answer to POST /grants holds no grants');
  return grants;
}
