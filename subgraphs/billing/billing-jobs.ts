import type { Job } from '@demarc/kit';

/** What of billing's work a clock or an operator asks for, by name. */
export const billingJobs: Readonly<Record<string, Job>> = {};
