import { describe, expect, test } from '@jest/globals';
import { formatMarkdown } from '../../../supergraph/cli/report/format-markdown.ts';
import { markdownCode, markdownText } from '../../../supergraph/wording/markdown-text.ts';
import { policyRules } from '../../../supergraph/policy/policy-rules.ts';
import {
  hostile,
  hostileText,
  huge,
  passed,
  reader,
  refused,
  reportWith,
  retireDateMissing,
  typeMismatch,
} from './sample-report.ts';

const frame = ' > 40 |   amount: Int\n      |   ^';

test('one page: the verdict, whom to ask, what refuses and where, what changes', () => {
  const [, ...changes] = refused.changes;
  expect(formatMarkdown(reportWith([{ ...typeMismatch, frame }], changes.slice(0, 1)), reader))
    .toBe(`\
## Refused: billing

**Ask:** billing (#team-billing), automation (#team-automation)

| Step | Outcome | Found |
| --- | --- | --- |
| policy | failed | 1 error |
| composition | completed |  |
| changes | skipped | It could not be judged. |
| usage | skipped | It could not be judged. |

Compared with \`origin/main\`, as of 2026-11-27.

### What refuses

| Where | What | Owner | Why, and what to do |
| --- | --- | --- | --- |
| \`subgraphs/billing/schema.graphql:40\` | \`FIELD_TYPE_MISMATCH\` \`Money.amount\` | billing | Type of field "Money.amount" is incompatible across subgraphs.<br>also in workflows (owner: automation): \`subgraphs/workflows/schema.graphql:8\` |

### Changes

| Severity | Change | Where | Owner | Why |
| --- | --- | --- | --- | --- |
| DANGEROUS | \`MEANING_CHANGED\` \`Invoice.dueOn\` |  | billing | The meaning of Invoice.dueOn was written anew. Whoever reads it may rely on what it said. |

<details><summary>The lines</summary>

\`FIELD_TYPE_MISMATCH\` in \`subgraphs/billing/schema.graphql:40\`:

\`\`\`text
 > 40 |   amount: Int
      |   ^
\`\`\`

</details>
`);
});

test('a check that passed is a short page', () => {
  expect(formatMarkdown(passed, reader)).toMatch(/^## Passed: billing\n/);
  expect(formatMarkdown(passed, reader)).not.toMatch(/###|<details>|Ask/);
});

test('a rule brings the advice of its catalogue, once', () => {
  const rule = policyRules.find(({ code }) => code === 'RETIRE_DATE_MISSING');
  const page = formatMarkdown(reportWith([retireDateMissing, retireDateMissing]), reader);
  expect(page.split('### How to mend it\n\n')[1]?.split('\n\n')[0]).toBe(
    `- \`RETIRE_DATE_MISSING\`: ${markdownText(rule?.todo ?? 'The rule is gone.')}`,
  );
});

test('refused changes are marked; safe changes and remarks are folded up', () => {
  const page = formatMarkdown(refused, reader);
  expect(page).toContain('| **BREAKING, not allowed** | `DATA_CLASS_LOWERED` `Invoice.note` |');
  expect(page).toContain('<details><summary>1 safe change</summary>\n\n| Severity |');
  expect(page).toContain('<details><summary>1 remark</summary>\n\n| Where |');
});

describe('texts of contracts mean nothing but themselves', () => {
  test.each([
    ['a | b', 'a &#124; b'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a\n\n# b', 'a # b'],
    ['*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['[a](https://b.example)', '\\[a\\](https://b.example)'],
    ['@team, fix #12', '`@team`, fix #\u200B12'],
    ['jo@team.example', 'jo@team.example'],
    ['Write @data(class: "a|b") on it', 'Write <code>@data(class: "a&#124;b")</code> on it'],
    ['Write @data(class: PUBLIC, mask: "null").', 'Write `@data(class: PUBLIC, mask: "null")`.'],
    ['an odd `', 'an odd \\`'],
    ['write `@key(fields: "a")`', 'write `@key(fields: "a")`'],
    ['`a | b` and `c\\`', '<code>a &#124; b</code> and <code>c\\\\</code>'],
    ['\u001B[1m', '\uFFFD\\[1m'],
  ])('%j', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  test('code with a backtick, a pipe or a backslash is escaped', () => {
    expect(markdownCode('a`b|c\\')).toBe('<code>a\\`b&#124;c\\\\</code>');
    expect(markdownCode('')).toBe('');
  });

  test('a long text is cut', () => {
    expect(markdownText('x'.repeat(10_000)).length).toBeLessThan(1600);
  });
});

test('a hostile report keeps its tables, and holds no HTML but ours', () => {
  const page = formatMarkdown(hostile, reader);
  const prose = page
    .replaceAll(/^```text\n[^]*?\n```$/gm, '')
    .replaceAll(/`[^`\n]*`|(?<=<code>).*?(?=<\/code>)/g, '');
  const tags = prose.match(/<[^>]*>/g) ?? [];
  expect(new Set(tags)).toEqual(
    new Set(['<code>', '</code>', '<br>', '<details>', '</details>', '<summary>', '</summary>']),
  );
  for (const row of prose.split('\n').filter((line) => line.startsWith('|'))) {
    expect([3, 4, 5]).toContain(row.split(/(?<!\\)\|/).length - 2);
  }
  expect(prose).not.toMatch(/@\w/);
  expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  expect(page.match(/<details>/g)).toHaveLength(2);
});

test('the page stays within 60 KB, and says how much it leaves out', () => {
  const page = formatMarkdown(huge, reader);
  expect(Buffer.byteLength(page)).toBeLessThan(60_000);
  expect(page).toMatch(/And \d+ more: `--format json` shows all\./);
  const loud = {
    ...retireDateMissing,
    message: hostileText.repeat(1000),
    otherPlaces: Array.from({ length: 1000 }, () => ({
      subgraph: hostileText.repeat(100),
      owner: hostileText.repeat(100),
      file: hostileText.repeat(100),
      line: 1,
      column: 1,
    })),
  };
  const report = {
    ...reportWith(
      Array.from({ length: 100 }, () => loud),
      huge.changes,
    ),
    subgraphs: Array<string>(500).fill(hostileText),
  };
  expect(Buffer.byteLength(formatMarkdown(report, reader))).toBeLessThan(60_000);
});
