import type { Command, Consumption, JobUnit } from '@demarc/kit';

/** What writing needs, whoever asks for it: a command, a job, a fact of another context. */
export type BillingUnit = Pick<Command<unknown> & JobUnit & Consumption, 'em' | 'facts' | 'now'>;
