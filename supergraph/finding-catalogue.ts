import type { Severity } from '@demarc/supergraph/contract';
import type { CheckStep } from './check-report.ts';

/** A code of ours that no policy rule gives: docs/rules.md is proved against it. */
export interface FindingEntry {
  readonly step: CheckStep;
  /** The one it usually has; a finding says its own. */
  readonly severity: Severity;
  readonly when: string;
  readonly todo: string;
}

/** What reading, composition, changes and usage find. Beside these, composition speaks in Apollo's own codes. */
export const findingCatalogue = {
  SYNTAX_ERROR: {
    step: 'policy',
    severity: 'ERROR',
    when: 'The contract is not GraphQL.',
    todo: 'Mend the syntax at the place that the finding shows.',
  },
  ENCODING_ERROR: {
    step: 'policy',
    severity: 'ERROR',
    when: 'The contract is not UTF-8.',
    todo: 'Save the file as UTF-8.',
  },
  CONTRACT_EMPTY: {
    step: 'policy',
    severity: 'ERROR',
    when: 'The contract defines nothing.',
    todo: 'Write its types, or take the subgraph out of demarc.yaml.',
  },
  CONTRACT_TOO_LARGE: {
    step: 'policy',
    severity: 'ERROR',
    when: 'The contract has more than 4 MiB.',
    todo: 'Divide the context, or its descriptions.',
  },
  CONTRACT_CONFLICT: {
    step: 'composition',
    severity: 'ERROR',
    when: 'Two contracts say different things of one coordinate.',
    todo: 'Leave the annotation to the home of the entity; on a shared type, write the same one everywhere.',
  },
  COMPOSER_CRASHED: {
    step: 'composition',
    severity: 'ERROR',
    when: 'The composer broke down over what contracts say.',
    todo: 'Look at the contracts that the finding names; aliases of imports that differ are the usual cause.',
  },
  BASE_NOT_COMPOSABLE: {
    step: 'changes',
    severity: 'ERROR',
    when: 'What is compared with does not parse or does not compose, so that nothing can be said of the change.',
    todo: 'Compare with a version that composes.',
  },
  BASE_WITHOUT_GRAPH: {
    step: 'changes',
    severity: 'WARNING',
    when: 'A commit to compare with has no demarc.yaml of this graph: what is not in its place counts as new.',
    todo: 'Nothing, if the graph is new; else compare with the files: `--base FILE`.',
  },
  COMPAT_VIOLATION: {
    step: 'changes',
    severity: 'ERROR',
    when: 'A change goes further than the compat level before it allows.',
    todo: 'Add the new beside the old, deprecate the old, wait until its retire date.',
  },
  APPROVAL_NEEDED: {
    step: 'changes',
    severity: 'WARNING',
    when: 'A dangerous change of what a contract promises: meaning, source, rules, level, retention.',
    todo: 'Ask the owners that the finding names.',
  },
  OWNERSHIP_TRANSFER: {
    step: 'changes',
    severity: 'WARNING',
    when: 'A coordinate changes hands.',
    todo: 'Ask both owners; they agree to one change set.',
  },
  RETIRE_IN_USE: {
    step: 'usage',
    severity: 'ERROR',
    when: 'A coordinate is removed or retired after its date, and a client still uses it.',
    todo: 'Ask the clients that the finding names to move, or move the retire date.',
  },
  RETIRE_USAGE_UNKNOWN: {
    step: 'usage',
    severity: 'ERROR',
    when: 'A coordinate is removed or retired after its date, and nobody knows whether it is used.',
    todo: 'Keep it until usage is measured.',
  },
  BREAKING_IN_USE: {
    step: 'usage',
    severity: 'ERROR',
    when: 'A breaking change hits operations of active client versions.',
    todo: 'Ask the clients that the finding names, or deprecate first.',
  },
  BREAKING_USAGE_UNKNOWN: {
    step: 'usage',
    severity: 'WARNING',
    when: 'A breaking change, and nobody knows whom it hits.',
    todo: 'Deprecate first; register clients with `demarc clients push`.',
  },
} as const satisfies Record<string, FindingEntry>;
