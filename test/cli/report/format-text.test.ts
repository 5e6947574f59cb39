import { describe, expect, test } from '@jest/globals';
import { formatText } from '../../../supergraph/cli/report/format-text.ts';
import { fitFrame } from '../../../supergraph/cli/report/fit-frame.ts';
import type { Change } from '../../../supergraph/changes/change.ts';
import type { CheckReport } from '../../../supergraph/check-report.ts';
import {
  classLowered,
  hostile,
  huge,
  passed,
  reader,
  refused,
  reportWith,
  retireDateMissing,
} from './sample-report.ts';

const CONTROL = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

test('tells no change twice: what a finding has said stands in a line', () => {
  const { coordinate, message } = classLowered;
  const finding = {
    code: 'COMPAT_VIOLATION',
    severity: 'ERROR',
    coordinate,
    message: `${message} Take it back.`,
  } as const;
  const told = {
    ...refused,
    steps: refused.steps.map((step) =>
      step.step === 'changes' ? { ...step, findings: [finding] } : step,
    ),
  };
  const text = formatText(told, reader);
  expect(text).toContain(`BREAKING: not allowed
  Invoice.note DATA_CLASS_LOWERED (owner: billing)
`);
  expect(text.split(message)).toHaveLength(2);
});

test('tells once that a field cannot be reached, however many ways lead nowhere', () => {
  const unreachable = (way: string) =>
    ({
      code: 'SATISFIABILITY_ERROR',
      severity: 'ERROR',
      coordinate: 'Invoice.total',
      subgraph: 'billing',
      message: `No query plan reaches Invoice.total ${way}.`,
    }) as const;
  const ways = ['from accounts', 'from workflows', 'from search'].map(unreachable);
  const text = formatText(reportWith([...ways, retireDateMissing]), reader);
  expect(text).toContain('from accounts.');
  expect(text).not.toContain('from workflows.');
  expect(text).toContain(
    'And 2 more SATISFIABILITY_ERROR at Invoice.total: --format json shows all.',
  );
});

test('tells each step, the heaviest first, and the verdict at the end', () => {
  expect(formatText(refused, reader)).toBe(`\
Checked billing against origin/main, as of 2026-11-27.

policy failed: 1 error, 1 warning

ERROR RETIRE_DATE_MISSING Invoice.total in billing (owner: billing)
  subgraphs/billing/schema.graphql:12:3
  Invoice.total is DEPRECATED and does not say until when. Write \`retireOn\`.

   11 |   id: ID!
 > 12 |   total: Int
      |   ^
   13 | }

WARNING AMBIGUOUS_NAME Invoice.status in billing (owner: billing)
  subgraphs/billing/schema.graphql:14:3
  Invoice.status does not say of what. Put a noun before it.

composition failed: 1 error, 1 remark

ERROR FIELD_TYPE_MISMATCH Money.amount in billing (owner: billing)
  subgraphs/billing/schema.graphql:40:3
  also in workflows (owner: automation): subgraphs/workflows/schema.graphql:8:5
  Type of field "Money.amount" is incompatible across subgraphs.

And 1 remark: --format json shows all.

changes failed: 1 breaking, 1 dangerous, 1 safe changes

BREAKING DATA_CLASS_LOWERED Invoice.note in billing (owner: billing): not allowed
  subgraphs/billing/schema.graphql:20:3
  The data class of Invoice.note went from PERSONAL to PUBLIC.
  What was protected is not any more.

DANGEROUS MEANING_CHANGED Invoice.dueOn in billing (owner: billing): allowed
  The meaning of Invoice.dueOn was written anew.
  Whoever reads it may rely on what it said.

SAFE: allowed
  Invoice.id MEANING_ADDED (owner: billing)

usage completed

REFUSED billing
3 errors, 1 warning, 1 remark · 1 breaking, 1 dangerous, 1 safe changes · ask:
billing (#team-billing), automation (#team-automation)
`);
});

describe('a skipped step says why, and how to have it judged', () => {
  const skipped = (codes: readonly string[], compositionFailed = false): CheckReport => {
    const report = reportWith(
      codes.map((code) => ({ code, severity: 'ERROR' as const, message: 'It is not right.' })),
    );
    const steps = report.steps.map((step) =>
      step.step === 'composition' && compositionFailed
        ? { ...step, outcome: 'failed' as const }
        : step,
    );
    return { ...report, steps };
  };

  test.each([
    ['no base', passed, 'Give a base: --base-ref origin/main, or\n  --base FILE.'],
    ['a syntax error', skipped(['SYNTAX_ERROR']), 'A contract does not parse. Mend that first.'],
    ['no composition', skipped([], true), 'The contracts do not compose. Mend that first.'],
  ])('%s', (_what, report, sentence) => {
    expect(formatText(report, reader)).toContain(`changes skipped\n  `);
    expect(formatText(report, reader)).toContain(sentence);
  });
});

test('remarks are shown where there is nothing else to say', () => {
  const remark = { code: 'HINT', severity: 'INFO', message: 'It could be said better.' } as const;
  const report = { ...reportWith([remark]), verdict: 'PASSED' } as const;
  expect(formatText(report, reader)).toContain('INFO HINT\n  It could be said better.');
  expect(formatText(report, reader)).not.toContain('--format json shows all');
});

test('safe changes beyond ten are counted, and everything else is told in full', () => {
  const text = formatText(huge, reader);
  expect(text.match(/^ERROR /gm)).toHaveLength(3000);
  expect(text.match(/^BREAKING /gm)).toBeNull();
  const compared = {
    ...huge,
    steps: huge.steps.map((step) => ({ ...step, outcome: 'failed' as const })),
  };
  const all = formatText(compared, reader);
  expect(all.match(/^BREAKING /gm)).toHaveLength(2500);
  expect(all.match(/ MEANING_ADDED /g)).toHaveLength(10);
  expect(all).toContain('  And 2490 more: --format json shows all.');
});

test('colours add nothing but colours', () => {
  const paint = (style: unknown, text: string) => `\u001B[${String(style)}m${text}\u001B[0m`;
  const coloured = formatText(refused, { ...reader, terminal: { columns: 80, paint } });
  expect(coloured).toContain('\u001B[redmERROR RETIRE_DATE_MISSING\u001B[0m');
  expect(coloured.replaceAll(/\u001B\[[^m]*m/g, '')).toBe(formatText(refused, reader));
});

test('sentences and frames keep to a narrow terminal', () => {
  const narrow = { ...reader, terminal: { ...reader.terminal, columns: 60 } };
  const wide = {
    ...retireDateMissing,
    frame: ` > 1 | ${'x'.repeat(74)}\n     | ${' '.repeat(70)}^`,
  };
  const lines = formatText(reportWith([wide]), narrow).split('\n');
  const [frame, mark] = lines.slice(lines.findIndex((line) => line.startsWith(' > 1 |')));
  expect(frame).toHaveLength(60);
  expect(mark).toMatch(/^ {5}\| +\^$/);
  expect(mark?.length).toBeLessThanOrEqual(60);
  const prose = lines.filter((line) => !/^(ERROR|WARNING| +subgraphs)/.test(line));
  expect(Math.max(...prose.map(({ length }) => length))).toBeLessThanOrEqual(60);
});

test('a frame is moved so that the mark stays under what it marks', () => {
  const frame = ` > 1 | ${'.'.repeat(60)}HERE${'.'.repeat(20)}\n     | ${' '.repeat(60)}^`;
  const [text = '', mark = ''] = fitFrame(frame, 50).split('\n');
  expect(text.slice(mark.length - 1)).toMatch(/^HERE/);
});

test('nothing that a contract says reaches the terminal as a command', () => {
  const text = formatText(hostile, reader);
  expect(text).toContain('\uFFFD[31mred');
  expect(CONTROL.exec(text)).toBeNull();
});

test('commands nothing to a CI system that reads the log', () => {
  const evil =
    'x\n::error file=a::pwned ::add-mask::y ##[error]z ##vso[task.setvariable]1 a::b # ## [c]';
  const finding = {
    ...retireDateMissing,
    message: evil,
    owner: evil,
    file: '::debug::.graphql',
    frame: ` > 1 | ${evil}`,
  };
  const steps = [{ step: 'policy', outcome: 'failed', findings: [finding] }] as const;
  const change = {
    ...(refused.changes[0] as Change),
    message: evil,
    reason: evil,
    file: '::debug::.graphql',
  };
  for (let columns = 20; columns < 120; columns += 7) {
    const text = formatText(
      {
        ...refused,
        comparedWith: ['::notice::x'],
        steps: [...steps, { step: 'changes', outcome: 'failed', findings: [] }],
        changes: [change],
      },
      {
        ...reader,
        contacts: new Map([['billing', evil]]),
        terminal: { ...reader.terminal, columns },
      },
    );
    expect(text).not.toMatch(/^\s*::|##\w*\[/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('a::b # ## [c]');
  }
});
