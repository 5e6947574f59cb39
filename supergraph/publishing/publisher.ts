import type { Team } from '@demarc/supergraph/contract';
import type { Registry } from '@demarc/supergraph/registry';
import type { RuleSeverities } from '../policy/apply-policy.ts';
import type { PublishJudgement, PublishQuestion } from './judge-publish.ts';

/** What publishing works with. */
export interface Publisher {
  readonly registry: Registry;
  readonly teams: readonly Team[];
  readonly severities: RuleSeverities;
  /** The folder of client manifests. */
  readonly clients: string;
  readonly cacheFolder?: string;
  /** `judgePublish`, here or on another thread. */
  readonly judge: (question: PublishQuestion) => Promise<PublishJudgement>;
  readonly now: () => Date;
}
