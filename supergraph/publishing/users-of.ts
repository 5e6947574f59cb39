import { buildSchema, type GraphQLSchema } from 'graphql';
import { readRegisteredClients } from '../usage/registered-clients.ts';
import { usageOfManifests } from '../usage/usage-of-manifests.ts';

/** Who uses what of a graph is asked. */
export interface UsersQuestion {
  /** What clients see. */
  readonly apiSdl: string;
  readonly coordinate: string;
  /** The folder of client manifests. */
  readonly clients: string;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** The last graph that was asked about: a schema of 20,000 fields takes long to build. */
let last: { readonly sdl: string; readonly schema: GraphQLSchema } | undefined;

/**
 * The client versions whose registered operations use a coordinate, as `name@version`, in order. Who has
 * registered nothing may use it all the same.
 * @throws SupergraphFault CLIENT_FILE_UNREADABLE
 */
export async function usersOf({
  apiSdl,
  coordinate,
  clients,
  today,
}: UsersQuestion): Promise<readonly string[]> {
  const registered = await readRegisteredClients(clients);
  if (registered.manifests.length === 0) return [];
  if (last?.sdl !== apiSdl) last = { sdl: apiSdl, schema: buildSchema(apiSdl) };
  const ask = usageOfManifests({ registered, schemas: [last.schema] });
  const usage = await ask(coordinate, { from: today, to: today });
  if (usage.verdict !== 'USED') return [];
  return [...new Set(usage.uses.map(({ client, version }) => `${client}@${version}`))].sort();
}
