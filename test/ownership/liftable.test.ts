import { expect, test } from '@jest/globals';
import { graphFactsOf, type Finding } from '@demarc/supergraph/contract';
import { parse } from 'graphql';
import type { Change } from '../../supergraph/changes/change.ts';
import { reportOf, type CheckStep } from '../../supergraph/check-report.ts';
import { findingCatalogue, type FindingEntry } from '../../supergraph/finding-catalogue.ts';
import { policyRules } from '../../supergraph/policy/policy-rules.ts';
import { demandsOf } from '../../supergraph/publishing/demands-of.ts';
import { ownedContracts } from '../kit/owned-graph.ts';
import { tableRows } from '../kit/source/table-rows.ts';

const graph = graphFactsOf(
  Object.entries(ownedContracts).map(([name, text]) => ({
    name,
    url: `http://${name}.example`,
    document: parse(text),
  })),
);
const coordinate = 'Book.pages';
const catalogue: [string, FindingEntry][] = Object.entries(findingCatalogue);

interface Refusing extends Pick<Finding, 'code' | 'severity'> {
  readonly step: CheckStep;
}

/** `yes` where approving lifts it, `no` where nothing does, `not asked` where nothing needs it. */
function canBeApproved(
  { step, ...finding }: Refusing,
  forbiddenBy: Change['forbiddenBy'] = 'LEVEL',
): string {
  const found = { ...finding, coordinate, message: 'It is another one.', owner: 'catalogue' };
  const change: Change = {
    kind: 'FIELD_TYPE_CHANGED',
    level: 'API',
    severity: 'BREAKING',
    coordinate,
    message: 'It is of another type.',
    reason: 'Nobody expects it.',
    owner: 'catalogue',
    allowed: false,
    forbiddenBy,
  };
  const steps = { policy: [], composition: [], changes: [], usage: [], [step]: [found] };
  const request = { subjects: ['catalogue'], before: [], today: '2026-11-27' };
  // Where the finding refuses, the owner is asked about the very coordinate: it is the most that approval can do.
  const report = reportOf(request, steps, finding.severity === 'ERROR' ? [change] : []);
  const { demands, isBlocked } = demandsOf(report, { before: graph, after: graph });
  if (isBlocked) return 'no';
  return demands.length > 0 ? 'yes' : 'not asked';
}

test('docs/changes.md tells of every finding about changes whether its owner can approve it', () => {
  const inCode = catalogue
    .filter(([, { step }]) => step === 'changes' || step === 'usage')
    .map(([code, { step, severity }]) => [code, step, canBeApproved({ code, step, severity })]);
  const inDocs = tableRows('docs/changes.md').filter(({ length }) => length === 4);
  expect(inDocs.map((row) => row.slice(0, 3))).toEqual(inCode);
});

test.each(['DATE', 'FROZEN'] as const)('what is forbidden by %s is nobody’s to approve', (why) => {
  expect(canBeApproved({ code: 'COMPAT_VIOLATION', severity: 'ERROR', step: 'changes' }, why)).toBe(
    'no',
  );
});

test('no refusal of policy or composition is lifted, whatever is approved beside it', () => {
  const lifted = [
    ...policyRules.map(({ code }): Refusing => ({ code, severity: 'ERROR', step: 'policy' })),
    ...catalogue
      .filter(([, { step }]) => step === 'policy' || step === 'composition')
      .map(([code, { step }]): Refusing => ({ code, severity: 'ERROR', step })),
    ...['SATISFIABILITY_ERROR', 'FIELD_TYPE_MISMATCH'].map((code): Refusing => ({
      code,
      severity: 'ERROR',
      step: 'composition',
    })),
    // A code that is lifted in its own step is not lifted in another.
    { code: 'COMPAT_VIOLATION', severity: 'ERROR', step: 'policy' } as const,
  ].filter((refusing) => canBeApproved(refusing) !== 'no');
  expect(lifted).toEqual([]);
});

test('a rule that a graph weighs as a warning only asks nobody', () => {
  const refusing = { code: 'SOURCE_MISSING', severity: 'WARNING', step: 'policy' } as const;
  expect(canBeApproved(refusing)).toBe('not asked');
});
