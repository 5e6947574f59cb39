import { startHttpServer, type HttpServer } from '@demarc/foundation/http';
import type { Log, Running } from '@demarc/foundation/process';
import type { Config } from './config.ts';
import type { Following } from './following/follow-registry.ts';
import { openFollowing } from './following/open-following.ts';
import type { WrittenAnswer } from './front/answer-prepared.ts';
import { openFront } from './front/open-front.ts';
import { openSharedAnswers } from './engine/sharing/share-answers.ts';
import { isLoopback, isLoopbackHeader } from './plugins/refuse-other-hosts.ts';
import { openPlanner } from './engine/planning/open-planner.ts';
import { authorizeCalls } from './identity/authorize-calls.ts';
import { openIdentity } from './identity/open-identity.ts';
import { buildPipeline, operationPlugins } from './pipeline.ts';
import { readSupergraphFile } from './read-supergraph-file.ts';
import { openSubgraphClients } from './subgraph-client/open-subgraph-clients.ts';
import { openVersion, type VersionParts } from './versions/open-version.ts';
import { openServedVersions } from './versions/served-versions.ts';

export { bounds } from './bounds.ts';
export { errorCatalogue } from './errors/error-catalogue.ts';
export { startFaults } from './gateway-fault.ts';

/** Between the end of an operation's time and the last byte that says so. */
const LAST_WORDS_MS = 1_000;

/**
 * Starts a gateway: serves the supergraph of a file, or follows a registry; refuses what it would serve
 * wrongly, and listens.
 * @throws GatewayFault, or FoundationFault: PORT_IN_USE, or what openIdentity throws
 */
export async function startGateway(config: Config, log: Log): Promise<Running> {
  const { host, port, production, times } = config;
  const identity = config.identity && (await openIdentity(config.identity, log));
  const planner = openPlanner(log);
  const { sharing = { fetches: true, requests: true } } = config;
  const shared = openSharedAnswers<WrittenAnswer>();
  const parts: VersionParts = {
    production,
    trusted: config.limits !== undefined,
    grants: config.identity?.grants,
    clients: openSubgraphClients(times, identity?.signerFor),
    authorizationFor: config.identity
      ? authorizeCalls({
          settings: config.identity,
          clientOf: (subgraph) => versions.current()?.clientOf(subgraph),
          log,
        })
      : () => undefined,
    plugins: operationPlugins(config, log),
    engine: config.engine ?? 'demarc',
    sharing,
    onMutation: () => shared.forget(),
    planner,
    log,
  };
  const versions = openServedVersions({
    open: (document, busiest) => openVersion(document, parts, busiest),
    patienceMs: times.operationMs + LAST_WORDS_MS,
    log,
  });
  const served = () => {
    const version = versions.current();
    if (version === undefined) throw new Error('A request came before a supergraph was served.');
    return version;
  };
  let http: HttpServer | undefined;
  let following: Following | undefined;
  try {
    if (config.registry) following = await openFollowing(config.registry, versions, log);
    else await versions.serve(await readSupergraphFile(config.supergraphFile ?? ''));
    const app = buildPipeline({
      config,
      log,
      ...(identity && { verifier: identity.verifier }),
      served,
      isReady: () => http?.accepting ?? false,
    });
    const listener = openFront(
      {
        ...(identity && { verifier: identity.verifier }),
        admitsHost: production || !isLoopback(host) ? () => true : isLoopbackHeader,
        served,
        production,
        operationMs: times.operationMs,
        ...(sharing.requests && { shared }),
        log,
      },
      app,
    );
    http = await startHttpServer(listener, { host, port, ...times });
  } catch (error) {
    // What stopped the start is the thing to report, not what stopping half a server says.
    await following?.stop();
    await versions.close().catch(() => undefined);
    await planner.stop();
    throw error;
  }
  if (!following) {
    const { document, subgraphs } = served();
    log.info({ supergraph: document.digest, subgraphs }, 'supergraph.served');
  }
  const { url } = http;
  return {
    url,
    async stop() {
      await following?.stop();
      await http.drain();
      await versions.close();
      await planner.stop();
    },
  };
}
