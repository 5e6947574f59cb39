import type { CheckReport, CheckStep } from '../../check-report.ts';
import { findingCatalogue } from '../../finding-catalogue.ts';

/** What a contract that does not parse is called: the rules of the policy have codes of their own. */
const unparsed = Object.entries(findingCatalogue)
  .filter(([, { step }]) => step === 'policy')
  .map(([code]) => code);

/** Why a step was skipped, and how to have it judged, in a sentence. */
export function whySkipped(step: CheckStep, { steps, comparedWith }: CheckReport): string {
  const codes = steps.flatMap(({ findings }) => findings.map(({ code }) => code));
  if (codes.some((code) => unparsed.includes(code))) {
    return 'A contract does not parse. Mend that first.';
  }
  const outcomeOf = (name: CheckStep) => steps.find((one) => one.step === name)?.outcome;
  if (outcomeOf('composition') === 'failed') {
    return 'The contracts do not compose. Mend that first.';
  }
  if (step === 'usage' && comparedWith.length === 0) return 'It is asked of what changes.';
  if (comparedWith.length === 0) {
    return 'There is nothing to compare with. Give a base: --base-ref origin/main, or --base FILE.';
  }
  if (step === 'usage' && outcomeOf('changes') === 'completed') {
    return 'Nothing breaks that anybody could use.';
  }
  return 'It could not be judged.';
}
