import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { formatGithub } from '../../../supergraph/cli/report/format-github.ts';
import {
  ambiguousName,
  classLowered,
  hostile,
  huge,
  passed,
  reader,
  refused,
  reportWith,
  retireDateMissing,
} from './sample-report.ts';

test('each finding and each refused change is a command, and a sentence ends the list', () => {
  const file = 'file=subgraphs/billing/schema.graphql';
  expect(formatGithub(refused, reader)).toBe(
    [
      `::error ${file},line=12,col=3,title=RETIRE_DATE_MISSING Invoice.total::Invoice.total is DEPRECATED and does not say until when. Write \`retireOn\`.%0AOwner: billing (#team-billing)`,
      `::error ${file},line=40,col=3,title=FIELD_TYPE_MISMATCH Money.amount::Type of field "Money.amount" is incompatible across subgraphs.%0AOwner: billing (#team-billing)%0Aalso in workflows (owner: automation): subgraphs/workflows/schema.graphql:8:5`,
      `::error ${file},line=20,col=3,title=DATA_CLASS_LOWERED Invoice.note::The data class of Invoice.note went from PERSONAL to PUBLIC. What was protected is not any more.%0AOwner: billing (#team-billing)`,
      `::warning ${file},line=14,col=3,title=AMBIGUOUS_NAME Invoice.status::Invoice.status does not say of what. Put a noun before it.%0AOwner: billing (#team-billing)`,
      'REFUSED billing: 3 errors, 1 warning, 1 remark · 1 breaking, 1 dangerous, 1 safe changes · ask: billing (#team-billing), automation (#team-automation)',
      '',
    ].join('\n'),
  );
  expect(formatGithub(passed, reader)).toBe(
    'PASSED billing: nothing to mend · changes not judged\n',
  );
});

test('a refused change that a finding speaks of is not told twice', () => {
  const told = { ...retireDateMissing, coordinate: classLowered.coordinate };
  const report = reportWith([{ ...told, code: classLowered.kind }], [classLowered]);
  expect(formatGithub(report, reader).match(/^::error/gm)).toHaveLength(1);
  const other = reportWith([told], [classLowered]);
  expect(formatGithub(other, reader).match(/^::error/gm)).toHaveLength(2);
});

test('ten of each kind are shown, the errors first, and the last line but one counts the rest', () => {
  const lines = formatGithub(huge, reader).trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    ...Array<string>(10).fill('::error'),
    ...Array<string>(10).fill('::warning'),
    '::notice',
    'REFUSED',
  ]);
  expect(lines.at(-2)).toContain('And 7480 more findings: --format text shows them all.');
});

test('a finding without a place, and one outside the repository, have no file', () => {
  const { file: _file, line: _line, column: _column, ...nowhere } = ambiguousName;
  const outside = { ...ambiguousName, file: join(process.cwd(), '../elsewhere.graphql') };
  expect(
    formatGithub(reportWith([nowhere, outside]), reader).match(/::warning title=/g),
  ).toHaveLength(2);
});

test('what stood at the base is shown in the file of today, without a line', () => {
  const atBase = { ...ambiguousName, file: 'origin/main:subgraphs/billing/schema.graphql' };
  expect(formatGithub(reportWith([atBase]), reader)).toContain(
    '::warning file=subgraphs/billing/schema.graphql,title=',
  );
});

test('paths are those of the repository, wherever demarc.yaml lies in it', () => {
  const inner = { ...reader, repository: join(process.cwd(), '..') };
  const folder = process.cwd().slice(inner.repository.length + 1);
  const atBase = { ...ambiguousName, file: 'origin/main:billing.graphql' };
  const text = formatGithub(reportWith([retireDateMissing, atBase]), inner);
  expect(text).toContain(`file=${folder}/subgraphs/billing/schema.graphql,line=12`);
  expect(text).toContain(`file=${folder}/billing.graphql,title=`);
});

test('what ends a property, a command or a line is escaped', () => {
  const finding = {
    code: 'A',
    severity: 'ERROR',
    coordinate: 'Query.invoices(first:, after:)',
    message: '100%\r\nNo: a, b',
  } as const;
  expect(formatGithub(reportWith([finding]), reader).split('\n')[0]).toBe(
    '::error title=A Query.invoices(first%3A%2C after%3A)::100%25%0ANo: a, b',
  );
});

test('no text of a contract makes a command of its own', () => {
  const lines = formatGithub(hostile, reader).trimEnd().split('\n');
  expect(lines.map((line) => line.split(/[ :]+/)[1] ?? line)).toEqual([
    'error',
    'error',
    'warning',
    expect.anything(),
  ]);
  for (const line of lines.slice(0, -1)) {
    const [, properties = ''] = /^::\w+ (.*?)::/.exec(line) ?? [];
    const names = properties.split(',').map((property) => property.split('=')[0]);
    expect(['file', 'line', 'col', 'title']).toEqual(expect.arrayContaining(names));
  }
  expect(lines.at(-1)).toMatch(/^REFUSED /);
  expect(lines.at(-1)).not.toContain('##[');
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
});
