import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastWords } from '../../../supergraph/cli/launcher/last-words.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

const cases: [what: string, log: string, expected: string[]][] = [
  ['nothing', '', []],
  ['events alone', '{"event":"process.stopping"}\n', []],
  [
    'the reason of a failed start',
    'noise\n{"reason":"No key.","event":"process.start_failed"}\nnoise\n',
    ['No key.'],
  ],
  ['an event that broke off', '{"event":"process.start_failed","rea', []],
  [
    'an error that nobody caught, without what Node prints around it',
    "node:internal/modules:1\n  throw err;\n  ^\n\nError: no module '/x'\n    at load (node:x:1) {\n  code: 'GONE'\n}\n\nNode.js v24.1.0\n",
    ['node:internal/modules:1', '  throw err;', "Error: no module '/x'", "  code: 'GONE'"],
  ],
  ['the last five lines', 'a\nb\nc\nd\ne\nf\n', ['b', 'c', 'd', 'e', 'f']],
];
test.each(cases)('%s', async (_what, log, expected) => {
  const file = join(folder, 'x.log');
  await writeFile(file, log);
  expect(lastWords(file)).toEqual(expected);
});
