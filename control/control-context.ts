import type { Log } from '@demarc/foundation/process';
import type { Publisher, UsersQuestion } from '@demarc/supergraph/publishing';
import type { Actor, Registry } from '@demarc/supergraph/registry';
import type { LimitedCheck } from './limits/limit-checks.ts';
import type { ControlLoaders } from './loaders.ts';

/** What one request carries through resolvers and commands. */
export interface ControlContext {
  readonly registry: Registry;
  readonly publisher: Publisher;
  /** Checks for whoever asks, a few at a time. */
  readonly check: LimitedCheck;
  readonly loaders: ControlLoaders;
  /** Which client versions use a coordinate; on the thread that judges. */
  readonly usersOf: (question: UsersQuestion) => Promise<readonly string[]>;
  /** Who asks. */
  readonly actor: Actor;
  /** The moment of this request. */
  readonly now: Date;
  /** Names this request in the log. */
  readonly requestId: string;
  readonly log: Log;
  /** Tells gateways at once of what this request has published. */
  readonly announce: () => Promise<void>;
}
