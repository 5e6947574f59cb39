import type { BothAnswers } from './ask-both.ts';
import type { PlayedCase } from './find-differences.ts';
import { openProbe } from './open-probe.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './serving/stage.ts';
import { shrink } from './shrinking/shrink.ts';

/** A scenario as small as it became, and what was said to it. */
export interface ShrunkCase {
  readonly scenario: Scenario;
  readonly both: BothAnswers;
}

/** Shrinks a case that differs to one that differs in the same way, within so many milliseconds. */
export async function shrinkCase(
  { scenario, both }: PlayedCase,
  stage: Stage,
  forMs: number,
): Promise<ShrunkCase> {
  const probe = openProbe(stage);
  const signature = signatureOf(both);
  let best = { scenario, both };
  const stillDiffers = async (smaller: Scenario): Promise<boolean> => {
    const next = await probe.play(smaller);
    if (next === undefined || signatureOf(next) !== signature) return false;
    // A smaller scenario that fails by itself in more places shows something else.
    if (next.expected.errors.length > best.both.expected.errors.length) return false;
    best = { scenario: smaller, both: next };
    return true;
  };
  try {
    await shrink(scenario, stillDiffers, performance.now() + forMs);
    return best;
  } finally {
    probe.close();
  }
}

/** By what two differences are one: of which kind, and what the gateway says of it. */
function signatureOf({ difference, allowance, got }: BothAnswers): string {
  const codes = got.errors.map(({ extensions }) => String(extensions?.['code']));
  return [difference?.kind, allowance, ...new Set(codes.sort())].join(' ');
}
