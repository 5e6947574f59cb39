import type { ConfigProblem, RuleSetting } from '@demarc/foundation/config';
import type { RuleSeverities } from './policy/apply-policy.ts';
import { policyRules } from './policy/policy-rules.ts';

/** How much each rule weighs in a graph, or what is wrong with what demarc.yaml says of it. */
export type RuleSettingsResult =
  | { readonly ok: true; readonly severities: RuleSeverities }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Reads the `rules` of demarc.yaml. Whose a field is can never be hidden: a rule of ownership that is
 * an error stays one.
 */
export function readRuleSettings(settings: readonly RuleSetting[]): RuleSettingsResult {
  const problems = settings.flatMap(({ code, severity, place }): ConfigProblem[] => {
    const rule = policyRules.find((one) => one.code === code);
    if (rule === undefined) {
      const message = `There is no rule ${code} whose severity could be set. docs/rules.md lists them.`;
      return [{ ...place, message }];
    }
    const isHidden =
      rule.family === 'ownership' && rule.severity === 'ERROR' && severity !== 'ERROR';
    if (!isHidden) return [];
    const message = `${code} says whose a field is: it is an ERROR in every graph. Take this line out.`;
    return [{ ...place, message }];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, severities: new Map(settings.map(({ code, severity }) => [code, severity])) };
}
