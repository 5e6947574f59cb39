import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { formatJson } from '../../../supergraph/cli/report/format-json.ts';
import {
  classLowered,
  hostile,
  hostileText,
  huge,
  passed,
  reader,
  refused,
  reportWith,
  retireDateMissing,
} from './sample-report.ts';

test('a report without findings', () => {
  expect(formatJson(passed, reader)).toBe(`\
{
  "verdict": "PASSED",
  "steps": [
    {
      "step": "policy",
      "outcome": "completed",
      "findings": []
    },
    {
      "step": "composition",
      "outcome": "completed",
      "findings": []
    },
    {
      "step": "changes",
      "outcome": "skipped",
      "findings": []
    },
    {
      "step": "usage",
      "outcome": "skipped",
      "findings": []
    }
  ],
  "changes": [],
  "ask": [],
  "subgraphs": [
    "billing"
  ],
  "comparedWith": [],
  "today": "2026-11-27"
}
`);
});

test('findings and changes keep all that is known, with paths from the working directory', () => {
  const file = 'subgraphs/billing/schema.graphql';
  const document: unknown = JSON.parse(formatJson(refused, reader));
  expect(document).toMatchObject({
    verdict: 'REFUSED',
    steps: [
      {
        findings: [
          { code: 'AMBIGUOUS_NAME', file },
          { ...retireDateMissing, file },
        ],
      },
      {
        findings: [
          {
            code: 'FIELD_TYPE_MISMATCH',
            otherPlaces: [{ file: 'subgraphs/workflows/schema.graphql' }],
          },
          { code: 'INCONSISTENT_DESCRIPTION' },
        ],
      },
      {},
      {},
    ],
    changes: [{ kind: 'MEANING_ADDED' }, { kind: 'MEANING_CHANGED' }, { ...classLowered, file }],
    ask: [
      { owner: 'billing', contact: '#team-billing' },
      { owner: 'automation', contact: '#team-automation' },
    ],
  });
});

test('a path outside the working directory, and one at a git ref, stay as they are', () => {
  const outside = join(process.cwd(), '../elsewhere.graphql');
  const files = [outside, 'origin/main:subgraphs/billing/schema.graphql'];
  const report = reportWith(files.map((file) => ({ ...retireDateMissing, file })));
  for (const file of files) expect(formatJson(report, reader)).toContain(JSON.stringify(file));
});

test('hostile text comes back as it was, and does nothing on a terminal', () => {
  const text = formatJson(hostile, reader);
  expect(/(?!\n)[\p{Cc}\p{Bidi_Control}\u2028]/u.exec(text)).toBeNull();
  expect(JSON.parse(text)).toMatchObject({ subgraphs: [hostileText] });
});

test('five thousand findings are all there', () => {
  const document = JSON.parse(formatJson(huge, reader)) as typeof huge;
  expect(document.steps[0]?.findings).toHaveLength(5000);
  expect(document.changes).toHaveLength(5000);
});
