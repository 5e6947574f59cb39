import { join } from 'node:path';
import type { Finding } from '@demarc/supergraph/contract';
import type { Change } from '../../../supergraph/changes/change.ts';
import type { CheckReport } from '../../../supergraph/check-report.ts';
import type { ReportReader } from '../../../supergraph/cli/report/report-reader.ts';

/** A contract of the repository, as findings name it: by its absolute path. */
export const billingFile = join(process.cwd(), 'subgraphs/billing/schema.graphql');
const workflowsFile = join(process.cwd(), 'subgraphs/workflows/schema.graphql');

/** A reader in the working directory, without colours. */
export const reader: ReportReader = {
  repository: process.cwd(),
  config: join(process.cwd(), 'demarc.yaml'),
  contacts: new Map([
    ['billing', '#team-billing'],
    ['automation', '#team-automation'],
  ]),
  version: '1.2.3',
  terminal: { columns: 80, paint: (_style, text) => text },
};

export const retireDateMissing: Finding = {
  code: 'RETIRE_DATE_MISSING',
  severity: 'ERROR',
  coordinate: 'Invoice.total',
  message: 'Invoice.total is DEPRECATED and does not say until when. Write `retireOn`.',
  owner: 'billing',
  subgraph: 'billing',
  file: billingFile,
  line: 12,
  column: 3,
  frame: '   11 |   id: ID!\n > 12 |   total: Int\n      |   ^\n   13 | }',
};

export const typeMismatch: Finding = {
  code: 'FIELD_TYPE_MISMATCH',
  severity: 'ERROR',
  coordinate: 'Money.amount',
  message: 'Type of field "Money.amount" is incompatible across subgraphs.',
  owner: 'billing',
  subgraph: 'billing',
  file: billingFile,
  line: 40,
  column: 3,
  otherPlaces: [
    {
      subgraph: 'workflows',
      owner: 'automation',
      file: workflowsFile,
      line: 8,
      column: 5,
    },
  ],
};

export const ambiguousName: Finding = {
  code: 'AMBIGUOUS_NAME',
  severity: 'WARNING',
  coordinate: 'Invoice.status',
  message: 'Invoice.status does not say of what. Put a noun before it.',
  owner: 'billing',
  subgraph: 'billing',
  file: billingFile,
  line: 14,
  column: 3,
};

const hint: Finding = {
  code: 'INCONSISTENT_DESCRIPTION',
  severity: 'INFO',
  message: 'Element "Money" has inconsistent descriptions across subgraphs.',
};

export const classLowered: Change = {
  kind: 'DATA_CLASS_LOWERED',
  level: 'CONTRACT',
  coordinate: 'Invoice.note',
  severity: 'BREAKING',
  allowed: false,
  message: 'The data class of Invoice.note went from PERSONAL to PUBLIC.',
  reason: 'What was protected is not any more.',
  owner: 'billing',
  subgraph: 'billing',
  file: billingFile,
  line: 20,
  column: 3,
};

const meaningChanged: Change = {
  kind: 'MEANING_CHANGED',
  level: 'CONTRACT',
  coordinate: 'Invoice.dueOn',
  severity: 'DANGEROUS',
  allowed: true,
  message: 'The meaning of Invoice.dueOn was written anew.',
  reason: 'Whoever reads it may rely on what it said.',
  owner: 'billing',
  subgraph: 'billing',
};

const meaningAdded: Change = {
  ...meaningChanged,
  kind: 'MEANING_ADDED',
  coordinate: 'Invoice.id',
  severity: 'SAFE',
  message: 'Invoice.id has a meaning now.',
  reason: 'Nothing that was said is taken back.',
};

/** A small report with something of each kind. */
export const refused: CheckReport = {
  verdict: 'REFUSED',
  subgraphs: ['billing'],
  comparedWith: ['origin/main'],
  today: '2026-11-27',
  steps: [
    { step: 'policy', outcome: 'failed', findings: [ambiguousName, retireDateMissing] },
    { step: 'composition', outcome: 'failed', findings: [typeMismatch, hint] },
    { step: 'changes', outcome: 'failed', findings: [] },
    { step: 'usage', outcome: 'completed', findings: [] },
  ],
  changes: [meaningAdded, meaningChanged, classLowered],
};

/** Nothing to say at all. */
export const passed: CheckReport = {
  verdict: 'PASSED',
  subgraphs: ['billing'],
  comparedWith: [],
  today: '2026-11-27',
  steps: [
    { step: 'policy', outcome: 'completed', findings: [] },
    { step: 'composition', outcome: 'completed', findings: [] },
    { step: 'changes', outcome: 'skipped', findings: [] },
    { step: 'usage', outcome: 'skipped', findings: [] },
  ],
  changes: [],
};

/** A report whose policy found these, and which has these changes. */
export function reportWith(
  findings: readonly Finding[],
  changes: readonly Change[] = [],
): CheckReport {
  const [policy, ...others] = passed.steps;
  return {
    ...passed,
    verdict: 'REFUSED',
    comparedWith: ['origin/main'],
    steps: [...(policy ? [{ ...policy, outcome: 'failed', findings } as const] : []), ...others],
    changes,
  };
}

/** What somebody could write into a contract to make a printer do something else. */
export const hostileText =
  '\u001B[31mred\u001B]0;title\u0007\u009B2J\u0000\r\n::error::fake\n##[warning]fake | `a``b` ' +
  '<img src=x onerror=alert(1)> </details> @octocat #1 [link](https://evil.example) ' +
  '%0A::set-output, \u202Eback\u202C \u2028 a\tb $x$ \uD800 "quoted" \\| ***';

/** A finding and a change of which every text is hostile. */
export const hostile: CheckReport = {
  ...reportWith(
    [
      {
        code: hostileText,
        severity: 'ERROR',
        coordinate: hostileText,
        message: hostileText,
        owner: hostileText,
        subgraph: hostileText,
        file: join(process.cwd(), `${hostileText.replaceAll('\u0000', '')}.graphql`),
        line: 1,
        column: 1,
        frame: ` > 1 | ${hostileText.replaceAll(/[\r\n]/g, '')}\n     | ^`,
        otherPlaces: [
          { subgraph: hostileText, owner: hostileText, file: hostileText, line: 1, column: 1 },
        ],
      },
      { code: 'WITHOUT_PLACE', severity: 'WARNING', message: hostileText },
    ],
    [
      { ...classLowered, coordinate: `${hostileText}2`, message: hostileText, reason: hostileText },
      { ...meaningAdded, coordinate: hostileText, owner: hostileText },
    ],
  ),
  subgraphs: [hostileText],
  comparedWith: [hostileText],
};

/** As many findings as a graph may have on its worst day, the errors last. */
export const huge: CheckReport = reportWith(
  Array.from({ length: 5000 }, (_, index) => ({
    ...(index < 2000 ? ambiguousName : retireDateMissing),
    coordinate: `Invoice.field${index}`,
    line: index + 1,
  })),
  Array.from({ length: 5000 }, (_, index) => ({
    ...(index % 2 === 0 ? classLowered : meaningAdded),
    coordinate: `Invoice.change${index}`,
  })),
);
