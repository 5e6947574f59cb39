import { changeKinds } from '../../changes/change-kinds.ts';
import type { ChangeKindEntry } from '../../changes/change-kind.ts';
import { findingCatalogue, type FindingEntry } from '../../finding-catalogue.ts';
import { policyRules } from '../../policy/policy-rules.ts';

/** What the catalogues say of a code, in sentences. */
export interface RuleHelp {
  /** What it is about. */
  readonly when: string;
  /** What to do about it; a kind of change says why it matters instead. */
  readonly todo?: string;
  readonly why?: string;
}

/** The catalogue's entry of a rule or a kind of change; undefined for a code of the composer. */
export function ruleHelp(code: string): RuleHelp | undefined {
  const rule = policyRules.find((one) => one.code === code);
  if (rule !== undefined) return { when: rule.when, todo: rule.todo };
  const entries: Readonly<Record<string, FindingEntry>> = findingCatalogue;
  const entry = Object.hasOwn(entries, code) ? entries[code] : undefined;
  if (entry !== undefined) return { when: entry.when, todo: entry.todo };
  const kinds: Readonly<Record<string, ChangeKindEntry>> = changeKinds;
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  return kind && { when: `A change: ${kind.what}.`, why: kind.why };
}
