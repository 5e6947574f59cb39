import type { NewAct, RegistryWriter } from '@demarc/supergraph/registry';
import { answerOf, type KeptOutcome } from './answer-of.ts';
import type { PublishJudgement } from './judge-publish.ts';
import type { NextGraph } from './next-graph.ts';
import type { PublishOutcome } from './publish-outcome.ts';
import { splitByApproval } from './split-by-approval.ts';

/** A graph that was judged against the version that is its parent. */
export interface Judged {
  readonly parent: number | undefined;
  readonly next: NextGraph;
  readonly judgement: PublishJudgement;
  readonly act: Omit<NewAct, 'outcome'>;
  readonly now: Date;
}

/**
 * Appends what passed, or what its owners have approved; keeps the refusal of all else, and shows owners
 * what waits for them.
 * @throws RegistryConflict where another was faster
 */
export async function appendJudged(
  writer: RegistryWriter,
  { parent, next, judgement, act, now }: Judged,
): Promise<PublishOutcome> {
  const { demands, isBlocked, composed, graves, coordinates } = judgement;
  const { open, used } = await splitByApproval(writer, demands, now);
  const report = JSON.stringify(judgement.report);
  if (isBlocked || open.length > 0 || composed === undefined) {
    const outcome: KeptOutcome = {
      type: 'REFUSED',
      report: await writer.keep(report),
      demands: open,
      isBlocked: isBlocked || composed === undefined,
    };
    const written = await writer.act({ ...act, kind: 'PUBLISH_REFUSED', outcome });
    // In one order everywhere: two that wait for each other's would wait for ever.
    for (const demand of open.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      if (demand.owners.length > 0) await writer.propose(demand, written);
    }
    return answerOf(writer, outcome);
  }
  const outcome: KeptOutcome = { type: 'PUBLISHED', version: (parent ?? 0) + 1 };
  const written = await writer.act({ ...act, outcome });
  await writer.append(
    {
      parent,
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
      tombstones: graves,
      coordinates,
      approvals: used,
    },
    written,
  );
  return answerOf(writer, outcome);
}
