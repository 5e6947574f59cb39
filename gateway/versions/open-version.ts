import type { ApolloServerPlugin } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import { printSchema, type GraphQLSchema } from 'graphql';
import type { Log } from '@demarc/foundation/process';
import { checkSupergraph } from '../check-supergraph.ts';
import type { EngineName, Sharing } from '../engine-settings.ts';
import { openEngineGateway, type EngineGateway } from '../engine-gateway.ts';
import { prepareBusiest } from '../engine/prepare-busiest.ts';
import type { OperationKey } from '../engine/prepared-operations.ts';
import type { Planner } from '../engine/planning/planner.ts';
import type { GatewayInterface, GatewayOptions } from '../gateway-interface.ts';
import { GatewayFault } from '../gateway-fault.ts';
import type { Authorization } from '../identity/authorization.ts';
import type { OperationContext } from '../operation-context.ts';
import { recordOf } from '../request-record.ts';
import type { SubgraphClients } from '../subgraph-client/open-subgraph-clients.ts';
import type { SubgraphClient } from '../subgraph-client/subgraph-client.ts';
import type { SupergraphDocument } from '../supergraph-document.ts';
import { createApolloServer } from './create-apollo-server.ts';

/** One supergraph, ready to answer: a request is parsed, validated, planned and executed on it alone. */
export interface ServedVersion {
  readonly document: SupergraphDocument;
  readonly subgraphs: readonly string[];
  readonly clientOf: (subgraph: string) => SubgraphClient | undefined;
  /** What clients see of it, as SDL. */
  apiSchema(): string;
  readonly answer: RequestHandler;
  /** For operations that are prepared already; absent with @apollo/gateway's engine. */
  readonly lane: EngineGateway | undefined;
  /** Counts a request in; what it returns counts it out. */
  enter(): () => void;
  /** Stops once the last request is out, or when the patience ends; at once without any. In milliseconds. */
  close(patienceMs: number): Promise<void>;
}

/** What versions of one gateway have alike. */
export interface VersionParts {
  readonly production: boolean;
  /** Whether the subgraphs are of a demarc.yaml: see subgraph-data-source.ts. */
  readonly trusted: boolean;
  /** The subgraph that answers for grants: no version goes without it. */
  readonly grants: string | undefined;
  readonly clients: SubgraphClients;
  readonly authorizationFor: (subgraph: string) => Authorization | undefined;
  readonly plugins: readonly ApolloServerPlugin<OperationContext>[];
  readonly engine: EngineName;
  readonly sharing: Sharing;
  readonly planner: Planner;
  /** Called when a mutation has ended, however it went. */
  readonly onMutation: () => void;
  readonly log: Log;
}

/**
 * Makes a supergraph ready to answer, or refuses what would be served wrongly.
 *
 * @param busiest - the operations to plan on it before anybody asks for them
 * @throws GatewayFault SUPERGRAPH_INVALID, SUPERGRAPH_UNSUPPORTED
 */
export async function openVersion(
  document: SupergraphDocument,
  parts: VersionParts,
  busiest: readonly OperationKey[] = [],
): Promise<ServedVersion> {
  const { sdl, name: file } = document;
  const { production, trusted, grants, authorizationFor, plugins, log } = parts;
  checkSupergraph(sdl, file);
  const clients = parts.clients.lease();
  const openClient = clients.open;
  const { gateway, lane } = await openGateway(
    { sdl, file, openClient, trusted, authorizationFor, log },
    parts,
  ).catch(async (error: unknown) => {
    await clients.giveBack();
    throw error;
  });
  const apollo = createApolloServer({ gateway, production, plugins, log });
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate((loaded) => (schema = loaded.apiSchema));
  try {
    await apollo.start();
    if (grants !== undefined) requireSubgraph(grants, clients.names(), file);
    if (lane !== undefined) await prepareBusiest(lane.engine, lane.prepared, busiest);
  } catch (error) {
    // What is wrong with the supergraph is the thing to tell, not what stopping half a server says.
    await apollo.stop().catch(() => undefined);
    await clients.giveBack();
    throw error;
  }

  let printed: string | undefined;
  let entered = 0;
  let closed: Promise<void> | undefined;
  const left = Promise.withResolvers<undefined>();
  const closeWhenLeft = async (): Promise<void> => {
    await left.promise;
    await apollo.stop();
    await clients.giveBack();
  };
  return {
    document,
    subgraphs: clients.names(),
    lane,
    clientOf: clients.of,
    apiSchema: () => (printed ??= schema === undefined ? '' : printSchema(schema)),
    answer: expressMiddleware(apollo, {
      context: ({ req }) => Promise.resolve({ record: recordOf(req) }),
    }),
    enter() {
      entered += 1;
      return () => {
        entered -= 1;
        if (closed !== undefined && entered === 0) left.resolve(undefined);
      };
    },
    async close(patienceMs) {
      closed ??= closeWhenLeft();
      const impatience = setTimeout(() => left.resolve(undefined), entered > 0 ? patienceMs : 0);
      await closed;
      clearTimeout(impatience);
    },
  };
}

async function openGateway(
  options: GatewayOptions,
  { engine, sharing, planner, onMutation }: VersionParts,
): Promise<{ readonly gateway: GatewayInterface; readonly lane: EngineGateway | undefined }> {
  if (engine === 'demarc') {
    const opened = await openEngineGateway({
      ...options,
      planner,
      onMutation,
      sharesFetches: sharing.fetches,
    });
    return { gateway: opened.gateway, lane: opened };
  }
  // Only where it is asked for: its code takes memory, and half a second to load.
  const { openApolloGateway } = await import('../apollo-gateway.ts');
  return { gateway: openApolloGateway(options), lane: undefined };
}

/** A gateway that could ask nobody what users may do would refuse each of their operations. */
function requireSubgraph(name: string, names: readonly string[], file: string): void {
  if (names.includes(name)) return;
  throw new GatewayFault(
    'SUPERGRAPH_INVALID',
    `${file} has no subgraph "${name}", which \`identity.grants\` of demarc.yaml names: it has ${names.join(', ')}. Compose it again.`,
  );
}
