import type { LifecycleDirective } from './lifecycle-directive.ts';
import { noReplacement } from './no-replacement.ts';

/**
 * The reason that `@deprecated` gives clients, word for word, for a stage of DEPRECATED or RETIRED.
 * Undefined at every other stage, and where the replacement or the day is missing: there is nothing
 * to say yet.
 */
export function deprecationReason(lifecycle: LifecycleDirective): string | undefined {
  const { stage, replacedBy, retireOn } = lifecycle;
  const why = noReplacement(lifecycle);
  const instead = replacedBy ? `Use ${replacedBy}.` : why && `No replacement: ${why}.`;
  if (!instead || !retireOn) return undefined;
  if (stage === 'DEPRECATED') return `${instead} Retires ${retireOn}.`;
  if (stage === 'RETIRED') return `Retired ${retireOn}. ${instead}`;
  return undefined;
}
