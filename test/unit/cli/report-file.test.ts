import { expect, test } from '@jest/globals';
import { addReportFile } from '../../../supergraph/cli/report/report-file.ts';

test('a format and a file are added to those before', () => {
  const first = addReportFile('json=report.json', []);
  expect(addReportFile('markdown=out/a=b.md', first)).toEqual([
    { format: 'json', file: 'report.json' },
    { format: 'markdown', file: 'out/a=b.md' },
  ]);
});

test.each(['report.json', 'json=', '=report.json', 'pdf=report.pdf', 'toString=report'])(
  '%s is refused with what it must be',
  (value) => {
    expect(() => addReportFile(value, [])).toThrow(
      'It must be a format (text, json, markdown, github, gitlab, sarif), then = and a file, such as json=report.json.',
    );
  },
);
