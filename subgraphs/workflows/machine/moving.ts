import type { Command, JobUnit } from '@demarc/kit';

/** What moving a run needs of a command or of a job: one transaction, and in whose name. */
export type Moving = Pick<JobUnit, 'em' | 'now' | 'traceId' | 'facts'> &
  Pick<Command<unknown>, 'actorRef'>;
