import type { ChangeSeverity } from '../change.ts';

/** How grave a difference is, and why. */
export interface Rating {
  readonly severity: ChangeSeverity;
  readonly reason: string;
}

export const safe = (reason: string): Rating => ({ severity: 'SAFE', reason });
export const dangerous = (reason: string): Rating => ({ severity: 'DANGEROUS', reason });
export const breaking = (reason: string): Rating => ({ severity: 'BREAKING', reason });
