import { GraphQLError } from 'graphql';
import { openEngine, type Engine } from './engine/open-engine.ts';
import type { SubgraphSource } from './engine/execution/subgraph-source.ts';
import type { Planner } from './engine/planning/planner.ts';
import { keepPrepared, type PreparedOperations } from './engine/prepared-operations.ts';
import type { GatewayInterface, GatewayOptions } from './gateway-interface.ts';
import { recordOfOperation } from './operation-context.ts';

/** What the own engine needs besides. */
export interface EngineGatewayOptions extends GatewayOptions {
  readonly planner: Planner;
  readonly sharesFetches: boolean;
  /** Called when a mutation has ended, however it went. */
  readonly onMutation: () => void;
}

/** The own engine over one supergraph. */
export interface EngineGateway {
  readonly engine: Engine;
  readonly prepared: PreparedOperations;
  /** What Apollo Server calls for operations that it has parsed and validated. */
  readonly gateway: GatewayInterface;
}

/**
 * Opens the own engine over a supergraph.
 * @throws GatewayFault SUPERGRAPH_INVALID
 */
export async function openEngineGateway(options: EngineGatewayOptions): Promise<EngineGateway> {
  const { sdl, file, planner, sharesFetches, onMutation } = options;
  const supergraph = await planner.load(sdl, file);
  let sourceOf: (subgraph: string) => SubgraphSource;
  try {
    sourceOf = sourcesOf(options, supergraph.subgraphs);
  } catch (error) {
    supergraph.unload();
    throw error;
  }
  const engine = openEngine({ supergraph, sourceOf, sharesFetches, onMutation });
  const prepared = keepPrepared();
  return { engine, prepared, gateway: gatewayOf(engine, prepared, sdl, () => supergraph.unload()) };
}

function sourcesOf(
  { openClient, trusted, authorizationFor }: EngineGatewayOptions,
  subgraphs: readonly { readonly name: string; readonly url: string }[],
): (subgraph: string) => SubgraphSource {
  const sources = new Map(
    subgraphs.map(({ name, url }): [string, SubgraphSource] => {
      const authorization = authorizationFor(name);
      const client = openClient(name, url);
      return [name, { name, client, trusted, ...(authorization && { authorization }) }];
    }),
  );
  return (name) => {
    const source = sources.get(name);
    if (source === undefined)
      throw new Error(`A query plan asks a subgraph that is not there: ${name}.`);
    return source;
  };
}

function gatewayOf(
  engine: Engine,
  prepared: PreparedOperations,
  coreSupergraphSdl: string,
  unload: () => void,
): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(listener) {
      listener({ apiSchema: engine.schema, coreSupergraphSdl });
      return () => undefined;
    },
    stop() {
      unload();
      return Promise.resolve();
    },
    load: () =>
      Promise.resolve({
        async executor({ source, document, operation, request, context }) {
          const key = { source, operationName: request.operationName ?? undefined };
          const ready =
            prepared.get(key) ??
            (await prepared.prepare(key, () => engine.prepare({ source, document, operation })));
          if (ready instanceof GraphQLError) return { errors: [ready] };
          const variables = request.variables ?? {};
          const misfits = ready.checkVariables(variables);
          if (misfits.length > 0) return { errors: misfits };
          ready.pass(variables);
          const record = recordOfOperation(context);
          const { data, errors } = await engine.execute(ready, { variables, record });
          return { data, ...(errors.length > 0 && { errors }) };
        },
      }),
  };
}
