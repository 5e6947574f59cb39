import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { printSchema } from 'graphql';
import { startHttpServer, type HttpServer } from '@demarc/foundation/http';
import type { Log, Running } from '@demarc/foundation/process';
import { openApolloGateway, type GatewayInterface } from './apollo-gateway.ts';
import { apolloLog } from './apollo-log.ts';
import { bounds } from './bounds.ts';
import { checkSupergraph } from './check-supergraph.ts';
import type { Config } from './config.ts';
import { GatewayFault } from './gateway-fault.ts';
import { authorizeCalls } from './identity/authorize-calls.ts';
import { openIdentity } from './identity/open-identity.ts';
import { maskErrors } from './plugins/mask-errors.ts';
import type { OperationContext } from './operation-context.ts';
import { buildPipeline, operationPlugins } from './pipeline.ts';
import { openSubgraphClients } from './subgraph-client/open-subgraph-clients.ts';
import { fileSource } from './supergraph-source.ts';

export { bounds } from './bounds.ts';
export { errorCatalogue } from './errors/error-catalogue.ts';
export { startFaults } from './gateway-fault.ts';

/**
 * Starts a gateway: reads the supergraph, refuses what it would serve wrongly, and listens.
 * @throws GatewayFault, or FoundationFault: PORT_IN_USE, or what openIdentity throws
 */
export async function startGateway(config: Config, log: Log): Promise<Running> {
  const file = config.supergraphFile;
  const { sdl, digest } = await fileSource(file).read();
  checkSupergraph(sdl, file);

  const identity = config.identity && (await openIdentity(config.identity, log));
  const clients = openSubgraphClients(config.times, identity?.signerFor);
  const authorizationFor = config.identity
    ? authorizeCalls({ settings: config.identity, clientOf: clients.of, log })
    : () => undefined;
  const trusted = config.limits !== undefined;
  const openClient = clients.open;
  const gateway = openApolloGateway({ sdl, file, openClient, trusted, authorizationFor, log });
  let apiSchema = '';
  gateway.onSchemaLoadOrUpdate((loaded) => (apiSchema = printSchema(loaded.apiSchema)));
  const apollo = createApolloServer(gateway, config, log);
  let http: HttpServer | undefined;
  try {
    await apollo.start();
    if (config.identity) requireSubgraph(config.identity.grants, clients.names(), file);
    const app = buildPipeline({
      config,
      log,
      apollo,
      ...(identity && { verifier: identity.verifier }),
      apiSchema: () => ({ sdl: apiSchema }),
      isReady: () => http?.accepting ?? false,
    });
    const { host, port, times } = config;
    http = await startHttpServer(app, { host, port, ...times });
  } catch (error) {
    // What stopped the start is the thing to report, not what stopping half a server says.
    await apollo.stop().catch(() => undefined);
    await clients.close();
    throw error;
  }
  log.info({ supergraph: digest, subgraphs: clients.names() }, 'supergraph.served');
  const { url } = http;
  return {
    url,
    async stop() {
      await http.drain();
      await apollo.stop();
      await clients.close();
    },
  };
}

/** A gateway that could ask nobody what users may do would refuse each of their operations. */
function requireSubgraph(name: string, names: readonly string[], file: string): void {
  if (names.includes(name)) return;
  throw new GatewayFault(
    'SUPERGRAPH_INVALID',
    `${file} has no subgraph "${name}", which \`identity.grants\` of demarc.yaml names: it has ${names.join(', ')}. Compose it again.`,
  );
}

function createApolloServer(gateway: GatewayInterface, config: Config, log: Log) {
  const { production } = config;
  return new ApolloServer<OperationContext>({
    gateway,
    nodeEnv: production ? 'production' : 'development',
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    // Headers that a form cannot send: our own name for it, and those that client libraries know.
    csrfPrevention: {
      requestHeaders: [
        'x-require-preflight',
        'apollo-require-preflight',
        'x-apollo-operation-name',
      ],
    },
    // The process stops by its own order: see main.ts.
    stopOnTerminationSignals: false,
    logger: apolloLog(log),
    // Each mistake costs a walk to its line, and a sentence of the answer.
    validationOptions: { maxErrors: bounds.reportedMistakes.is },
    formatError: maskErrors(!production),
    plugins: [
      ...operationPlugins(config, log),
      // Nothing is reported to the vendor, whatever the environment says.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
}
