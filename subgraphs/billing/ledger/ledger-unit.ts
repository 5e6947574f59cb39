import type { Command, JobUnit } from '@demarc/kit';

/** What moves money works with, whoever asks for it: a command or a job. */
export type LedgerUnit = Pick<Command<unknown> & JobUnit, 'em' | 'facts' | 'now' | 'traceId'>;
