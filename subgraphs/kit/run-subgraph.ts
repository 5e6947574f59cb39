import type { Database } from '@demarc/foundation/database';
import {
  ExitCode,
  failStart,
  openLog,
  report,
  runProcess,
  type Log,
} from '@demarc/foundation/process';
import { openSigningKey, openTrustedKeys, type SigningKey } from '@demarc/foundation/identity';
import { parseEnvironment, type Environment, type SeedOrder } from './environment.ts';
import { followFeed, type Following } from './feed/follow-feed.ts';
import { openSubgraph } from './open-subgraph.ts';
import { seedOnce } from './seed/seed-once.ts';
import { serveSubgraph } from './serve-subgraph.ts';
import type { SubgraphDefinition } from './subgraph-definition.ts';

/**
 * What `main.ts` of every context calls: one process, from its environment to its last request.
 * @param create - makes the definition, with what of the environment the context itself needs
 */
export async function runSubgraph<Loaders>(
  context: string,
  create: (environment: Environment) => SubgraphDefinition<Loaders>,
): Promise<void> {
  const log = openLog(context);
  let environment: Environment;
  try {
    environment = parseEnvironment(context, process.env);
  } catch (error) {
    return failStart(log, error, ExitCode.usage);
  }
  await runProcess(log, async () => {
    const definition = create(environment);
    const subgraph = await openSubgraph(definition, environment.database, {
      onProgress: (text) => void report({ type: 'progress', text }),
      onWarning: (text) => log.warn({ text }, 'database.warning'),
    });
    try {
      if (environment.seed !== undefined) {
        await seed({ definition, database: subgraph.database, order: environment.seed, log });
      }
      const key = await openSigningKey(definition.name, environment.keys);
      let followings: readonly Following[] = [];
      const http = await serveSubgraph(definition, subgraph, {
        host: environment.host,
        port: environment.port,
        lameDuckMs: environment.isProduction ? 5_000 : 0,
        drainMs: 10_000,
        log,
        trustedKeys: openTrustedKeys(environment.keys.folder),
        followings: () => followings,
      });
      followings = followAll(definition, { database: subgraph.database, environment, key, log });
      return {
        url: `${http.url}/graphql`,
        async stop() {
          await Promise.all(followings.map((following) => following.stop()));
          await http.drain();
          await subgraph.close();
        },
      };
    } catch (error) {
      // What stopped the start is the thing to report, not what closing says after it.
      await subgraph.close().catch(() => undefined);
      throw error;
    }
  });
}

interface FollowAllOptions {
  readonly database: Database;
  readonly environment: Environment;
  readonly key: SigningKey;
  readonly log: Log;
}

/** Follows each source whose address is known; one without is told of, because its facts are missed. */
function followAll<Loaders>(
  { consumers = [] }: SubgraphDefinition<Loaders>,
  { database, environment, key, log }: FollowAllOptions,
): readonly Following[] {
  return consumers.flatMap((consumer) => {
    const origin = environment.feeds(consumer.source);
    if (origin === undefined) {
      log.warn({ consumer: consumer.name, source: consumer.source }, 'feed.unconfigured');
      return [];
    }
    const peer = { name: consumer.source, origin, key };
    return [followFeed({ consumer, database, peer, log })];
  });
}

interface SeedOptions<Loaders> {
  readonly definition: SubgraphDefinition<Loaders>;
  readonly database: Database;
  readonly order: SeedOrder;
  readonly log: Log;
}

async function seed<Loaders>({ definition, database, order, log }: SeedOptions<Loaders>) {
  const seeded = await seedOnce(definition, database, order.organizations, () => {
    void report({ type: 'progress', text: 'seeding' });
  });
  log.info(seeded, 'database.seeded');
  if (order.isAsked && seeded.organizations !== order.organizations) {
    await report({
      type: 'notice',
      text:
        `${definition.name} holds ${seeded.organizations} organizations already and keeps them. ` +
        `For ${order.organizations}, stop Demarc, delete the folder .demarc and start again.`,
    });
  }
}
