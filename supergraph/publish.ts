import { createHash } from 'node:crypto';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { digestOf, RegistryConflict, type Actor } from '@demarc/supergraph/registry';
import { answerOf } from './publishing/answer-of.ts';
import { consentDemands } from './publishing/consent-demands.ts';
import { nextGraph, publishedSources, type ChangeSet } from './publishing/next-graph.ts';
import type { PublishOutcome } from './publishing/publish-outcome.ts';
import type { Publisher } from './publishing/publisher.ts';
import { questionOf } from './publishing/question-of.ts';
import { splitByApproval } from './publishing/split-by-approval.ts';

export type { OpenDemand, PublishOutcome } from './publishing/publish-outcome.ts';

/** What is to be published, by whom and why. */
export interface PublishRequest extends ChangeSet {
  readonly actor: Actor;
  /** A second call with the same one is told what came of the first; 16 to 128 characters. */
  readonly requestId: string;
  readonly reason?: string | undefined;
  /** The version that its publisher looked at: refused where somebody changed the same contexts since. */
  readonly basedOn?: number | undefined;
  /** YYYY-MM-DD; today unless said. */
  readonly today?: string | undefined;
}

/** Each look at what others have published meanwhile is a check anew: it has to end some time. */
const ATTEMPTS = 8;

/**
 * Publishes a change set: checks it, and appends it after the version that it was checked against. Where
 * another was appended meanwhile, it is checked anew against that one; where that one changed the same
 * contexts, its publisher has to look at it first. Equal to what is published, it is no new version.
 * @throws SupergraphFault PUBLISH_CROWDED where others are always faster
 */
export async function publish(
  publisher: Publisher,
  request: PublishRequest,
): Promise<PublishOutcome> {
  const { registry } = publisher;
  const seen = request.basedOn ?? (await registry.current())?.number ?? 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await attemptPublish(publisher, request, seen);
    } catch (error) {
      if (!(error instanceof RegistryConflict)) throw error;
    }
  }
  throw new SupergraphFault(
    'PUBLISH_CROWDED',
    `Others have published ${ATTEMPTS} times while this was checked. Nothing of it was published: try again.`,
  );
}

async function attemptPublish(
  publisher: Publisher,
  request: PublishRequest,
  seen: number,
): Promise<PublishOutcome> {
  const { registry } = publisher;
  const { actor, requestId } = request;
  const hash = hashOf(request);
  const answered = await registry.answer(actor.id, requestId);
  if (answered !== undefined) {
    return answered.hash === hash
      ? answerOf(registry, answered.act.outcome)
      : { type: 'REQUEST_ID_REUSED' };
  }

  const current = await registry.current();
  const published = await publishedSources(registry, current?.number);
  const next = nextGraph(published, request);
  const touched = [...next.changed.map(({ name }) => name), ...next.removed];
  const overtaken = published.filter(
    ({ subgraph, since }) => since > seen && touched.includes(subgraph),
  );
  if (current !== undefined && overtaken.length > 0) {
    return {
      type: 'CONFLICT',
      version: current,
      subgraphs: overtaken.map(({ subgraph }) => subgraph),
    };
  }
  const act = { actor, reason: request.reason, request: { id: requestId, hash } };
  if (current !== undefined && touched.length === 0) {
    const outcome = { type: 'UNCHANGED', version: current.number };
    await registry.write((writer) => writer.act({ ...act, kind: 'PUBLISH_UNCHANGED', outcome }));
    return { type: 'UNCHANGED', version: current };
  }
  const consent = consentDemands({ ...publisher, actor, published, next });
  if (!consent.ok) return { type: 'NOT_PERMITTED', subgraphs: consent.subgraphs };

  const judgement = await publisher.judge(
    await questionOf(publisher, {
      current,
      published,
      next,
      subjects: next.changed.map(({ name }) => name),
      today: request.today,
    }),
  );
  const demands = [...judgement.demands, ...consent.demands];
  const report = JSON.stringify(judgement.report);

  return registry.write(async (writer): Promise<PublishOutcome> => {
    const { open, used } = await splitByApproval(writer, demands, publisher.now());
    const { composed } = judgement;
    if (judgement.isBlocked || open.length > 0 || composed === undefined) {
      return refuse();
    }
    const number = (current?.number ?? 0) + 1;
    const outcome = { type: 'PUBLISHED', version: number };
    const written = await writer.act({ ...act, kind: 'PUBLISHED', outcome });
    await writer.append(
      {
        parent: current?.number,
        digest: next.digest,
        changes: [
          ...next.changed.map(({ name, url, path, bytes }) => ({
            subgraph: name,
            url,
            path,
            body: Buffer.from(bytes).toString('utf8'),
          })),
          ...next.removed.map((subgraph) => ({ subgraph, isRemoved: true }) as const),
        ],
        ...composed,
        report,
        tombstones: judgement.graves,
        approvals: used,
      },
      written,
    );
    const version = await writer.version(number);
    if (version === undefined) throw new Error(`Version ${number} was appended and is not there.`);
    return { type: 'PUBLISHED', version, report: judgement.report };

    async function refuse(): Promise<PublishOutcome> {
      const refusal = { demands: open, isBlocked: judgement.isBlocked };
      const kept = await writer.keep(report);
      const outcome = { type: 'REFUSED', report: kept, ...refusal };
      const written = await writer.act({ ...act, kind: 'PUBLISH_REFUSED', outcome });
      for (const demand of demands) {
        if (demand.owners.length > 0) await writer.propose(demand, written);
      }
      return { type: 'REFUSED', report: judgement.report, ...refusal };
    }
  });
}

/** What makes two requests the same. */
function hashOf({ contracts, removed, reason, basedOn, today }: PublishRequest): string {
  const texts = contracts
    .map(({ name, url, bytes }) => JSON.stringify([name, url, digestOf(bytes)]))
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([texts, [...removed].sort(), reason, basedOn, today]))
    .digest('hex');
}
