import { expect, test } from '@jest/globals';
import type { Log, Result } from 'sarif';
import type { CheckReport } from '../../../supergraph/check-report.ts';
import { formatSarif } from '../../../supergraph/cli/report/format-sarif.ts';
import { changeKinds } from '../../../supergraph/changes/change-kinds.ts';
import { policyRules } from '../../../supergraph/policy/policy-rules.ts';
import {
  hostile,
  huge,
  passed,
  reader,
  refused,
  reportWith,
  retireDateMissing,
} from './sample-report.ts';

function runOf(report: CheckReport) {
  const [run] = (JSON.parse(formatSarif(report, reader)) as Log).runs;
  if (run === undefined) throw new Error('The log has no run.');
  return { rules: run.tool.driver.rules ?? [], results: run.results ?? [], run };
}

const placeOf = ({ locations }: Result) => locations?.[0]?.physicalLocation;

test('a log of one run, which says what counted the columns', () => {
  const { run } = runOf(passed);
  expect(JSON.parse(formatSarif(passed, reader))).toMatchObject({ version: '2.1.0' });
  expect(run).toEqual({
    tool: { driver: { name: 'demarc', semanticVersion: '1.2.3', rules: [] } },
    invocations: [{ executionSuccessful: true }],
    columnKind: 'utf16CodeUnits',
    results: [],
  });
});

test('a finding is a failure with its place, its coordinate, its owner and the other side', () => {
  const [, result] = runOf(refused).results;
  const at = (uri: string, startLine: number, startColumn: number) => ({
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine, startColumn },
    },
    logicalLocations: [{ fullyQualifiedName: 'Money.amount', kind: 'member' }],
  });
  expect(result).toEqual({
    ruleId: 'FIELD_TYPE_MISMATCH',
    ruleIndex: 1,
    kind: 'fail',
    level: 'error',
    message: { text: 'Type of field "Money.amount" is incompatible across subgraphs.' },
    locations: [at('subgraphs/billing/schema.graphql', 40, 3)],
    relatedLocations: [
      {
        id: 1,
        ...at('subgraphs/workflows/schema.graphql', 8, 5),
        message: { text: 'in workflows (owner: automation)' },
      },
    ],
    properties: { owner: 'billing' },
    partialFingerprints: { 'demarcFinding/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

test('refused changes fail, allowed ones pass', () => {
  const { results } = runOf(refused);
  expect(results.map(({ ruleId, kind, level }) => `${ruleId} ${kind} ${level}`)).toEqual([
    'RETIRE_DATE_MISSING fail error',
    'FIELD_TYPE_MISMATCH fail error',
    'DATA_CLASS_LOWERED fail error',
    'AMBIGUOUS_NAME fail warning',
    'INCONSISTENT_DESCRIPTION fail note',
    'MEANING_ADDED pass none',
    'MEANING_CHANGED pass none',
  ]);
});

test('rules bring the help of their catalogue; codes of the composer have none', () => {
  const { rules } = runOf(refused);
  const rule = (id: string) => rules.find((one) => one.id === id);
  const policyRule = policyRules.find(({ code }) => code === 'RETIRE_DATE_MISSING');
  expect(rule('RETIRE_DATE_MISSING')).toMatchObject({
    shortDescription: { text: policyRule?.when },
    help: { text: policyRule?.todo },
  });
  expect(rule('MEANING_ADDED')?.shortDescription?.text).toBe(
    `A change: ${changeKinds.MEANING_ADDED.what}.`,
  );
  expect(rule('FIELD_TYPE_MISMATCH')).toEqual({ id: 'FIELD_TYPE_MISMATCH' });
});

test('what has no place is in demarc.yaml, and a path is a URI', () => {
  const spaced = { ...retireDateMissing, file: `${process.cwd()}/my graph/#1.graphql` };
  const nowhere = { code: 'A', severity: 'ERROR', message: 'No.' } as const;
  const uris = runOf(reportWith([nowhere, spaced])).results.map(
    (result) => placeOf(result)?.artifactLocation?.uri,
  );
  expect(uris).toEqual(['demarc.yaml', 'my%20graph/%231.graphql']);
});

test('a hostile report makes no link, no control character and no place outside', () => {
  expect(formatSarif(hostile, reader)).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  for (const { message } of runOf(hostile).results)
    expect(message.text).not.toMatch(/(?<!\\)\[link\]\(/);
});

test('each result of a huge report names its rule, and has a fingerprint of its own', () => {
  const { results, rules } = runOf(huge);
  expect(results).toHaveLength(10_000);
  for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  const failures = results.filter(({ kind }) => kind === 'fail');
  const prints = failures.map((one) => one.partialFingerprints?.['demarcFinding/v1']);
  expect(new Set(prints).size).toBe(7500);
});
