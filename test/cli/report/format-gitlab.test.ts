import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { CheckReport } from '../../../supergraph/check-report.ts';
import { formatGitlab } from '../../../supergraph/cli/report/format-gitlab.ts';
import {
  ambiguousName,
  hostile,
  huge,
  passed,
  reader,
  refused,
  reportWith,
  retireDateMissing,
} from './sample-report.ts';

interface Entry {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const entriesOf = (report: CheckReport) => JSON.parse(formatGitlab(report, reader)) as Entry[];

test('one entry for each finding and each refused change, the heaviest first', () => {
  expect(formatGitlab(reportWith([retireDateMissing]), reader)).toBe(`\
[
  {
    "description": "Invoice.total is DEPRECATED and does not say until when. Write \`retireOn\`. (owner: billing)",
    "check_name": "RETIRE_DATE_MISSING",
    "fingerprint": "2dfdd2dffba26aa5ac9f01a3b5f0bab97df68c1bbf7668b0ca8a8260957b7522",
    "severity": "critical",
    "location": {
      "path": "subgraphs/billing/schema.graphql",
      "lines": {
        "begin": 12
      }
    }
  }
]
`);
  const entries = entriesOf(refused);
  expect(entries.map(({ check_name, severity }) => `${severity} ${check_name}`)).toEqual([
    'critical RETIRE_DATE_MISSING',
    'critical FIELD_TYPE_MISMATCH',
    'critical DATA_CLASS_LOWERED',
    'minor AMBIGUOUS_NAME',
    'info INCONSISTENT_DESCRIPTION',
  ]);
  expect(formatGitlab(passed, reader)).toBe('[]\n');
});

test('a fingerprint stays when lines move and sentences count, and goes with the coordinate', () => {
  const [before] = entriesOf(reportWith([retireDateMissing]));
  const moved = { ...retireDateMissing, line: 99, message: '12 days are left.', frame: '' };
  const [after] = entriesOf(reportWith([ambiguousName, moved]));
  const [other] = entriesOf(reportWith([{ ...moved, coordinate: 'Invoice.sum' }]));
  expect(after?.fingerprint).toBe(before?.fingerprint);
  expect(other?.fingerprint).not.toBe(before?.fingerprint);
});

test('alike findings have fingerprints of their own', () => {
  const prints = entriesOf(reportWith([ambiguousName, ambiguousName])).map(
    (one) => one.fingerprint,
  );
  expect(new Set(prints).size).toBe(2);
});

test('what has no place in the repository is shown in demarc.yaml', () => {
  const outside = { ...ambiguousName, file: join(process.cwd(), '../elsewhere.graphql') };
  const nowhere = { code: 'A', severity: 'ERROR', message: 'No.' } as const;
  expect(entriesOf(reportWith([nowhere, outside])).map(({ location }) => location)).toEqual([
    { path: 'demarc.yaml', lines: { begin: 1 } },
    { path: 'demarc.yaml', lines: { begin: 1 } },
  ]);
});

test('every entry of a hostile or a huge report has a place, a weight and a name', () => {
  expect(entriesOf(huge)).toHaveLength(7500);
  for (const entry of [...entriesOf(hostile), ...entriesOf(huge)]) {
    expect(entry).toMatchObject({
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
    });
    expect(entry.location.lines.begin).toBeGreaterThanOrEqual(1);
    expect(entry.location.path).not.toMatch(/^(\/|\.\.)|^$/);
  }
  expect(formatGitlab(hostile, reader)).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
});
