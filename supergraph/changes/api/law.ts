import type { BothApis } from './both-apis.ts';
import type { FoundDifference } from './inspector-differences.ts';
import type { Rating } from './rating.ts';

/** What is said of a difference; without a rating, the one severity and the reason of its kind. */
export interface Verdict extends Partial<Rating> {
  readonly message: string;
}

/** Judges one kind of difference. Undefined: another difference tells of it already. */
export type Law = (found: FoundDifference, apis: BothApis) => Verdict | undefined;
