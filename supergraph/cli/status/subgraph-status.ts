import { z } from 'zod';

const moment = z.iso.datetime({ offset: true });

/** What the door `/status` of a subgraph answers. */
export const subgraphStatus = z.object({
  name: z.string(),
  version: z.string().nullable(),
  node: z.string(),
  startedAt: moment,
  database: z.object({
    engine: z.string(),
    isReachable: z.boolean(),
    migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
    locks: z
      .object({
        /** Sessions that wait for a lock now. */
        waiting: z.number(),
        oldestTransactionSeconds: z.number().nullable(),
      })
      .nullable(),
  }),
  feeds: z.array(
    z.object({
      consumer: z.string(),
      source: z.string(),
      /** False where nobody told the process where the source is. */
      isFollowed: z.boolean(),
      position: z.string().nullable(),
      caughtUpAt: moment.nullable(),
      failure: z.string().nullable(),
    }),
  ),
  jobs: z.array(z.object({ job: z.string(), what: z.string(), isTimeDriven: z.boolean() })),
});

export type SubgraphStatus = z.output<typeof subgraphStatus>;

/** What the door `/events/backlog` of a source answers. */
export const backlog = z.object({ events: z.number(), oldestAt: moment.nullable() });
