import { createHash } from 'node:crypto';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { RegistryConflict, type NewAct, type Version } from '@demarc/supergraph/registry';
import { answerOf, type KeptOutcome } from './answer-of.ts';
import { appendJudged } from './append-judged.ts';
import { consentDemands } from './consent-demands.ts';
import { judgingDay } from './judging-day.ts';
import { nextGraph, publishedSources } from './next-graph.ts';
import type { PublishOutcome } from './publish-outcome.ts';
import type { Publisher } from './publisher.ts';
import { questionOf } from './question-of.ts';
import { takeTurn } from './take-turn.ts';
import type { Undertaking } from './undertaking.ts';

/** Each look at what others have published meanwhile is a check anew: it has to end some time. */
const ATTEMPTS = 8;

/**
 * Publishes, or tells why not: a check, and an append after the version that it was checked against. What
 * came of it is kept with its request id, whatever it was.
 *
 * In one process publishes take turns: a check beside another's would be thrown away as soon as that one
 * appends, and the slowest would always lose. Processes do not wait for each other, because a check takes
 * seconds and whoever held a lock for so long could die with it: the database takes the first, and the
 * other, of which there is one for each process, checks anew.
 *
 * @throws SupergraphFault PUBLISH_CROWDED where other processes are always faster, CHANGE_SET_REFUSED
 */
export async function carryOut(
  publisher: Publisher,
  undertaking: Undertaking,
): Promise<PublishOutcome> {
  const { registry } = publisher;
  if (undertaking.reason?.includes('\0') === true) {
    throw new SupergraphFault(
      'CHANGE_SET_REFUSED',
      'The reason holds the character of code 0, which no text has. Take it out.',
    );
  }
  // What it has looked at is what was current when it came, and not when its turn has come.
  const newest = (await registry.current())?.number ?? 0;
  const seen = Math.min(undertaking.basedOn ?? newest, newest);
  return takeTurn(registry, async () => {
    let overtaken = 0;
    while (overtaken < ATTEMPTS) {
      try {
        return await attempt(publisher, undertaking, seen);
      } catch (error) {
        if (!(error instanceof RegistryConflict)) throw error;
        if (error.code === 'PARENT_MOVED') overtaken += 1;
      }
    }
    throw new SupergraphFault(
      'PUBLISH_CROWDED',
      `Others have published ${ATTEMPTS} times while this was checked. Nothing of it was published: try again.`,
    );
  });
}

async function attempt(
  publisher: Publisher,
  undertaking: Undertaking,
  seen: number,
): Promise<PublishOutcome> {
  const { registry } = publisher;
  const { actor, requestId, reason } = undertaking;
  const hash = hashOf(undertaking);
  const answered = await registry.answer(actor.id, requestId);
  if (answered !== undefined) {
    return answered.hash === hash
      ? answerOf(registry, answered.act.outcome)
      : { type: 'REQUEST_ID_REUSED' };
  }
  const act = { actor, reason, request: { id: requestId, hash } };
  const keep = (kind: NewAct['kind'], outcome: KeptOutcome) =>
    registry.write(async (writer) => {
      await writer.act({ ...act, kind, outcome });
      return answerOf(writer, outcome);
    });

  const current = await registry.current();
  const published = await publishedSources(registry, current?.number);
  const changeSet = undertaking.changeSet(published);
  const next = nextGraph(published, changeSet);
  const touched = [...next.changed.map(({ name }) => name), ...next.removed];
  if (actor.kind === 'READER') {
    const subgraphs = [...changeSet.contracts.map(({ name }) => name), ...changeSet.removed];
    return keep('PUBLISH_NOT_PERMITTED', { type: 'NOT_PERMITTED', subgraphs });
  }
  if (current !== undefined && touched.length === 0) {
    return keep('PUBLISH_UNCHANGED', { type: 'UNCHANGED', version: current.number });
  }
  const overtaken = await overtakenBy(current, { publisher, touched, seen });
  if (overtaken !== undefined) return keep('PUBLISH_OVERTAKEN', overtaken);
  const consent = consentDemands({ ...publisher, actor, published, next });
  if (!consent.ok) {
    const { subgraphs } = consent;
    return keep('PUBLISH_NOT_PERMITTED', { type: 'NOT_PERMITTED', subgraphs });
  }

  const judgement = await publisher.judge(
    await questionOf(publisher, {
      current,
      published,
      next,
      subjects: next.changed.map(({ name }) => name),
      today: judgingDay(undertaking.today, publisher.now()),
    }),
  );
  const demands = [...judgement.demands, ...consent.demands];
  return registry.write((writer) =>
    appendJudged(writer, {
      parent: current?.number,
      next,
      judgement: { ...judgement, demands },
      act: { ...act, kind: undertaking.kind },
      now: publisher.now(),
    }),
  );
}

/** Somebody has changed the same since its publisher looked, or taken it away. */
async function overtakenBy(
  current: Version | undefined,
  {
    publisher: { registry },
    touched,
    seen,
  }: { publisher: Publisher; touched: readonly string[]; seen: number },
): Promise<KeptOutcome | undefined> {
  if (current === undefined || current.number <= seen) return undefined;
  const subgraphs = await registry.changedSince(seen, touched);
  return subgraphs.length === 0
    ? undefined
    : { type: 'CONFLICT', version: current.number, subgraphs };
}

/** What makes two requests the same. */
function hashOf({ kind, asked, reason, basedOn, today }: Undertaking): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, asked, reason, basedOn, today]))
    .digest('hex');
}
