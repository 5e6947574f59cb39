import { ApolloGateway } from '@apollo/gateway';
import { GraphQLError } from 'graphql';
import { attributeErrors, type Completion } from './blame/attribute-errors.ts';
import { listPlannedFetches } from './blame/list-planned-fetches.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { GatewayInterface, GatewayOptions } from './gateway-interface.ts';
import { recordOfOperation } from './operation-context.ts';
import { apolloLog } from './apollo-log.ts';
import { sendFetch, type Fetch } from './subgraph-data-source.ts';
import type { RequestRecord } from './request-record.ts';

type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;
type ExecutionResult = Awaited<ReturnType<Executor>>;

/**
 * The only importer of @apollo/gateway (Elastic License 2.0): planner and executor, with this
 * gateway's HTTP client below and its own attribution of errors above.
 */
export function openApolloGateway(options: GatewayOptions): GatewayInterface {
  // Read by the constructor: otherwise metrics go to the vendor every hour.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const gateway = new ApolloGateway({
    supergraphSdl: options.sdl,
    logger: apolloLog(options.log),
    validateSupergraph: true,
    // Otherwise any client outside of production reads the plan by sending a header.
    __exposeQueryPlanExperimental: false,
    buildService({ name, url }) {
      const authorization = options.authorizationFor(name);
      const source = {
        subgraph: name,
        client: options.openClient(name, url),
        trusted: options.trusted,
        ...(authorization && { authorization }),
      };
      return { process: (fetch) => sendFetch(fetch as unknown as Fetch, source) };
    },
    experimental_didResolveQueryPlan({ queryPlan, requestContext }) {
      recordOfOperation(requestContext.context).plan = listPlannedFetches(queryPlan);
    },
  });
  return {
    onSchemaLoadOrUpdate: (listener) => gateway.onSchemaLoadOrUpdate(listener),
    stop: () => gateway.stop(),
    async load({ apollo }) {
      const { executor } = await gateway.load({ apollo }).catch((error: unknown) => {
        throw describeLoadError(error, options.file);
      });
      return {
        executor: async (request) =>
          attribute(await executor(request), recordOfOperation(request.context)),
      };
    },
  };
}

/** Adds an error for each place that failed; the executor itself was told of none of these. */
function attribute(result: ExecutionResult, record: RequestRecord): ExecutionResult {
  const { data } = result;
  const errors = (result.errors ?? []).map((error) => toGraphQLError(error));
  if (data === undefined) {
    const blamed = errors.map((error) => blameShape(error, record));
    // Once a subgraph was asked it is an answer without data, and no refusal of the request.
    return record.calls.length > 0 ? { data: null, errors: blamed } : { errors: blamed };
  }
  const tried = new Set(record.calls.map(({ at, operation }) => fetchKey(at, operation)));
  const attributed = attributeErrors({
    data,
    failures: record.failures,
    reported: record.reported,
    unsent: record.plan.filter(({ at, operation }) => !tried.has(fetchKey(at, operation))),
    // The executor reports these only where it found no error itself.
    ...(errors.length === 0 && { completions: completionsOf(result) }),
  });
  const all = [...errors, ...attributed];
  return { data, ...(all.length > 0 && { errors: all }) };
}

/** Some of the executor's errors are bare. */
function toGraphQLError(error: Error): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError(error.message, { originalError: error });
}

function fetchKey(at: readonly string[], operation: string): string {
  return `${at.join('.')} ${operation}`;
}

function completionsOf(result: ExecutionResult): readonly Completion[] {
  return (result.extensions?.['valueCompletion'] ?? []) as readonly Completion[];
}

/** The executor gives up on data of a wrong shape, such as a number for a list, with a bare Error. */
function blameShape(error: GraphQLError, record: RequestRecord): GraphQLError {
  const { code } = error.extensions;
  if (record.calls.length === 0 || code !== undefined || !error.originalError) return error;
  return new GraphQLError(error.message, {
    originalError: error.originalError,
    extensions: { code: 'SUBGRAPH_INVALID_DATA', reason: describeShape(error.message) },
  });
}

/** For the log: the executor's sentences quote the value, which may be personal data. */
function describeShape(message: string): string {
  const match = /^Invalid (non-\w+) value .* returned by subgraph for (\w+ type \S+)$/s.exec(
    message,
  );
  return match ? `a ${match[1]} value for ${match[2]}` : 'data of a wrong shape';
}

function describeLoadError(error: unknown, file: string): GatewayFault {
  if (error instanceof GatewayFault) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new GatewayFault(
    'SUPERGRAPH_INVALID',
    `${file} is no supergraph that can be served: ${reason} Compose it again.`,
    { cause: error },
  );
}
