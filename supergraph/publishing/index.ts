export { approve, type ApproveOutcome, type ApproveRequest } from '../approve.ts';
export { publish, type OpenDemand, type PublishOutcome, type PublishRequest } from '../publish.ts';
export { tryPublish, type PublishProspect, type TryPublishRequest } from '../try-publish.ts';
export { rollBack, type RollbackRequest } from '../rollback.ts';
export { judgePublish, type PublishJudgement, type PublishQuestion } from './judge-publish.ts';
export { publishedSources, sourceOf } from './next-graph.ts';
export type { Publisher } from './publisher.ts';
