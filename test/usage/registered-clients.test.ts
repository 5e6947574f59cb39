import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { manifestText, pathOfManifest } from '../../supergraph/usage/client-manifest.ts';
import { readRegisteredClients } from '../../supergraph/usage/registered-clients.ts';
import { manifestOf } from './client-manifests.ts';

const home = 'query Home {\n  me\n}';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-clients-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, content: string | Uint8Array) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

test('a folder that is not there registers nobody', async () => {
  expect(await readRegisteredClients(join(folder, 'none'))).toEqual({
    manifests: [],
    findings: [],
  });
});

test('what is written is read again, clients by name and the newest version first', async () => {
  const manifests = [
    manifestOf('ios@5.0.0', [home], { state: 'retired', retiredOn: '2026-11-27' }),
    manifestOf('web@3.10.0', [home, 'mutation Pay {\n  pay\n}']),
    manifestOf('web@3.9.0', []),
  ];
  for (const one of manifests.toReversed()) await write(pathOfManifest(one), manifestText(one));
  await write('README.md', 'What this folder is.');
  await write('web/notes.txt', 'No manifest.');
  expect(await readRegisteredClients(folder)).toEqual({ manifests, findings: [] });
});

test('a manifest is written in one order, a line for each thing that can differ', () => {
  const manifest = manifestOf('web@3.2.0', [home]);
  expect(manifestText({ ...manifest })).toBe(`{
  "format": "demarc-client-manifest/1",
  "client": "web",
  "version": "3.2.0",
  "since": "2026-11-01",
  "state": "active",
  "operations": [
    {
      "name": "Home",
      "type": "query",
      "id": "${manifest.operations[0]?.id ?? ''}",
      "body": "query Home {\\n  me\\n}"
    }
  ]
}
`);
});

describe('a file that is no manifest is a finding, never skipped', () => {
  const good = manifestText(manifestOf('web@3.2.0', [home]));

  test.each<[string, string | Uint8Array, string]>([
    [
      'a merge that was left open',
      `<<<<<<< ours\n${good}`,
      '1:1 This is not JSON: A value is expected here.',
    ],
    [
      'half of one',
      good.slice(0, 60),
      '3:19 This is not JSON: A key in double quotes is expected here.',
    ],
    [
      'another format',
      '{"format": "else"}',
      '1:1 This is no manifest of the format demarc-client-manifest/1.',
    ],
    ['a list', '[]', '1:1 This is no manifest of the format demarc-client-manifest/1.'],
    ['no client', good.replace('"web"', '"../web"'), '1:1 This names no client with a version.'],
    [
      'the place of another',
      good.replace('3.2.0', '3.3.0'),
      '1:1 This is the manifest of web 3.3.0, in the place of another.',
    ],
    [
      'a day that is none',
      good.replace('2026-11-01', '2026-02-30'),
      '1:1 Its "since" or "retiredOn" is no day, as YYYY-MM-DD.',
    ],
    [
      'another state',
      good.replace('active', 'asleep'),
      '1:1 Its "state" is neither "active" nor "retired".',
    ],
    [
      'operations that are no list',
      good.replace('"operations"', '"operation"'),
      '1:1 Its "operations" are no list.',
    ],
    [
      'a body that was edited',
      good.replace('  me', '  you'),
      '8:5 The name, type, id and body of this operation do not agree.',
    ],
    [
      'an operation of another type',
      good.replace('"query"', '"ask"'),
      '8:5 The name, type, id and body of this operation do not agree.',
    ],
    ['bytes that are no text', Uint8Array.of(0xff), ' The file is not UTF-8.'],
  ])('%s', async (_what, content, expected) => {
    await write('web/3.2.0.json', content);
    const { manifests, findings } = await readRegisteredClients(folder);
    expect(manifests).toEqual([]);
    const texts = findings.map(
      ({ line, column, message }) =>
        `${line === undefined ? '' : `${line}:${column ?? 0}`} ${message}`,
    );
    expect(texts).toEqual([
      `${expected} \`demarc clients\` writes this file: take it back from git, or push web@3.2.0 again with --replace.`,
    ]);
    expect(findings).toMatchObject([
      { code: 'CLIENT_MANIFEST_INVALID', severity: 'ERROR', file: join(folder, 'web/3.2.0.json') },
    ]);
  });
});

test('a folder that cannot be read is a fault', async () => {
  await write('file', '');
  await expect(readRegisteredClients(join(folder, 'file'))).rejects.toMatchObject({
    code: 'CLIENT_FILE_UNREADABLE',
  });
});
