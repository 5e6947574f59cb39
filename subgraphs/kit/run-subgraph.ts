import type { Database } from '@demarc/foundation/database';
import {
  ExitCode,
  failStart,
  openLog,
  report,
  runProcess,
  type Log,
} from '@demarc/foundation/process';
import { openSigningKey, openTrustedKeys, type Peer } from '@demarc/foundation/identity';
import { parseEnvironment, type Environment, type SeedOrder } from './environment.ts';
import { beginEpoch } from './feed/begin-epoch.ts';
import { followFeed, type Following } from './feed/follow-feed.ts';
import { openSubgraph } from './open-subgraph.ts';
import { printDescription } from './print-description.ts';
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
  // Backup and restore ask which migrations this code has.
  if (process.argv.at(-1) === 'describe') {
    printDescription(create(environment));
    return;
  }
  await runProcess(log, async () => {
    const definition = create(environment);
    const subgraph = await openSubgraph(definition, environment.database, {
      onProgress: (text) => void report({ type: 'progress', text }),
      onWarning: (text) => log.warn({ text }, 'database.warning'),
    });
    try {
      // One process has it alone, and nobody knows whether the folder was put back as it was.
      if (subgraph.database.engine === 'pglite') {
        await beginEpoch(subgraph.database, definition.database.context);
      }
      if (environment.seed !== undefined) {
        await seed({ definition, database: subgraph.database, order: environment.seed, log });
      }
      const key = await openSigningKey(definition.name, environment.keys);
      const peerOf = (source: string): Peer | undefined => {
        const origin = environment.feeds(source);
        return origin === undefined ? undefined : { name: source, origin, key };
      };
      let followings: readonly Following[] = [];
      const http = await serveSubgraph(definition, subgraph, {
        host: environment.host,
        port: environment.port,
        lameDuckMs: environment.isProduction ? 5_000 : 0,
        drainMs: 10_000,
        log,
        trustedKeys: openTrustedKeys(environment.keys.folder),
        peerOf,
        followings: () => followings,
      });
      followings = followAll(definition, { database: subgraph.database, peerOf, log });
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
  readonly peerOf: (source: string) => Peer | undefined;
  readonly log: Log;
}

/** Follows each source whose address is known; one without is told of, because its facts are missed. */
function followAll<Loaders>(
  { consumers = [] }: SubgraphDefinition<Loaders>,
  { database, peerOf, log }: FollowAllOptions,
): readonly Following[] {
  return consumers.flatMap((consumer) => {
    const peer = peerOf(consumer.source);
    if (peer === undefined) {
      log.warn({ consumer: consumer.name, source: consumer.source }, 'feed.unconfigured');
      return [];
    }
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
