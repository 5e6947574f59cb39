import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@demarc/foundation/config';

const owners = `teams:
  - { id: billing, name: Billing, contact: "#billing", people: [jo], contexts: [billing] }
`;
const right = `graph: demarc
owners: owners.yaml
gateway:
  port: 4000
  limits: { depth: 5 }
control: { port: 4010 }
subgraphs:
  - name: billing
    contract: billing.graphql
    url: http://127.0.0.1:4002/graphql
    start: node billing.ts
  - name: search
    contract: billing.graphql
    url: https://search.example.com/graphql
`;

let root: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'demarc-config-'));
});
afterAll(async () => rm(root, { recursive: true }));

async function read(files: { demarc?: string; owners?: string } = {}) {
  const folder = join(root, String(count++));
  await mkdir(folder);
  await writeFile(join(folder, 'demarc.yaml'), files.demarc ?? right);
  await writeFile(join(folder, 'owners.yaml'), files.owners ?? owners);
  await writeFile(join(folder, 'billing.graphql'), 'type Query { a: Int }');
  await writeFile(join(folder, 'billing.ts'), '');
  return { folder, result: await readConfig(join(folder, 'demarc.yaml')) };
}

/** `file:line:column message` of every problem, with the folder taken out. */
async function problems(files: { demarc?: string; owners?: string }) {
  const { folder, result } = await read(files);
  if (result.ok) return [];
  return result.problems.map(({ file, line, column, message }) =>
    `${file}:${line}:${column} ${message}`.replaceAll(`${folder}/`, ''),
  );
}

describe('a right demarc.yaml', () => {
  test('is read with absolute paths, defaults and every limit', async () => {
    const { folder, result } = await read();
    expect(result).toMatchObject({
      ok: true,
      config: {
        file: join(folder, 'demarc.yaml'),
        folder,
        graph: 'demarc',
        gateway: { host: '127.0.0.1', port: 4000, cors: [], limits: { depth: 5, tokens: 2000 } },
        control: { port: 4010 },
        teams: [{ id: 'billing', people: ['jo'], contexts: ['billing'] }],
        subgraphs: [
          { name: 'billing', contract: join(folder, 'billing.graphql'), start: 'node billing.ts' },
          { name: 'search', url: 'https://search.example.com/graphql' },
        ],
      },
    });
  });

  test('may leave out control', async () => {
    const { result } = await read({ demarc: right.replace('control: { port: 4010 }\n', '') });
    expect(result.ok && result.config).not.toHaveProperty('control');
  });
});

describe('identity', () => {
  const withIdentity = (identity: string) =>
    right.replace('control:', `identity: ${identity}\ncontrol:`);

  test('may be left out', async () => {
    const { result } = await read();
    expect(result.ok && result.config).not.toHaveProperty('identity');
  });

  test('finds its keys in a file beside it, at a URL, or leaves them to the desk', async () => {
    const keys = async (jwks: string) => {
      const { folder, result } = await read({
        demarc: withIdentity(`{ issuer: i, audience: a, grants: billing${jwks} }`),
      });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return [result.config.identity, folder] as const;
    };
    const [beside, folder] = await keys(', jwks: keys/issuer.json');
    expect(beside).toEqual({
      issuer: 'i',
      audience: 'a',
      grants: 'billing',
      jwks: join(folder, 'keys/issuer.json'),
    });
    const url = 'https://issuer.example/jwks.json';
    expect((await keys(`, jwks: "${url}"`))[0]).toMatchObject({ jwks: url });
    expect((await keys(''))[0]).toEqual({ issuer: 'i', audience: 'a', grants: 'billing' });
  });

  test.each([
    [
      '{ issuer: i, audience: a, grants: biling }',
      'demarc.yaml:6:45 There is no subgraph "biling" that could answer for grants. Did you mean "billing"?',
    ],
    [
      '{ issuer: i, audience: a, grants: nobody }',
      'demarc.yaml:6:45 There is no subgraph "nobody" that could answer for grants. There are: billing, search.',
    ],
    [
      '{ issuer: i, audience: a, grants: billing, jwks: "ftp://x/y" }',
      'demarc.yaml:6:60 identity.jwks must be a path or an http or https URL, not "ftp://x/y".',
    ],
    [
      '{ issuer: i, audience: a }',
      'demarc.yaml:6:11 identity.grants is missing: the name of a subgraph.',
    ],
    [
      '{ issuer: "", audience: a, grants: billing }',
      'demarc.yaml:6:21 identity.issuer must be the `iss` of user tokens, such as "https://login.example.com", not "".',
    ],
    [
      '{ isuer: i, audience: a, grants: billing }',
      'demarc.yaml:6:13 Unknown key "identity.isuer". Did you mean "issuer"?',
    ],
  ])('%s is refused', async (identity, problem) => {
    expect(await problems({ demarc: withIdentity(identity) })).toEqual([problem]);
  });
});

describe('what is wrong is said with its place:', () => {
  const cases: [what: string, from: string | RegExp, to: string, expected: string[]][] = [
    [
      'an unknown key near a known one',
      'control: { port',
      'control: { prot',
      ['demarc.yaml:6:12 Unknown key "control.prot". Did you mean "port"?'],
    ],
    [
      'a severity that no rule can have',
      'graph: demarc',
      'graph: demarc\nrules: { MEANING_TRIVIAL: LOUD }',
      ['demarc.yaml:2:27 rules.MEANING_TRIVIAL must be ERROR, WARNING, INFO or OFF, not "LOUD".'],
    ],
    [
      'an unknown key near none',
      'graph: demarc',
      'graph: demarc\nwatermelon: 1',
      [
        'demarc.yaml:2:1 Unknown key "watermelon". Known here: graph, owners, gateway, control, identity, example, clients, rules, subgraphs.',
      ],
    ],
    [
      'an unknown limit',
      'depth: 5',
      'dept: 5',
      ['demarc.yaml:5:13 Unknown key "gateway.limits.dept". Did you mean "depth"?'],
    ],
    [
      'a wrong type',
      'port: 4000',
      'port: "abc"',
      ['demarc.yaml:4:9 gateway.port must be a whole number from 1 to 65535, not "abc".'],
    ],
    [
      'a port out of range',
      'port: 4000',
      'port: 70000',
      ['demarc.yaml:4:9 gateway.port must be a whole number from 1 to 65535, not 70000.'],
    ],
    [
      'a missing key, at its parent',
      '    url: http://127.0.0.1:4002/graphql\n',
      '',
      [
        'demarc.yaml:8:5 subgraphs[0].url is missing: an http or https URL such as "http://127.0.0.1:4001/graphql".',
      ],
    ],
    [
      'a bad URL',
      'http://127.0.0.1:4002/graphql',
      'localhost:4002',
      [
        'demarc.yaml:10:10 subgraphs[0].url must be an http or https URL such as "http://127.0.0.1:4001/graphql", not "localhost:4002".',
      ],
    ],
    [
      'an origin with a path',
      'limits: { depth: 5 }',
      'cors: [https://a.example/x]',
      [
        'demarc.yaml:5:10 gateway.cors[0] must be an origin such as "https://app.example.com", without a path, not "https://a.example/x".',
      ],
    ],
    [
      'a port that subgraph and gateway both take',
      ':4002/',
      ':4000/',
      [
        'demarc.yaml:10:10 Port 4000 is taken twice: the gateway has it in line 4. Give each its own.',
      ],
    ],
    [
      'a port that control and gateway both take',
      '4010',
      '4000',
      [
        'demarc.yaml:6:18 Port 4000 is taken twice: the gateway has it in line 4. Give each its own.',
      ],
    ],
    [
      'a doubled name',
      'name: search',
      'name: billing',
      [
        'demarc.yaml:12:11 Two subgraphs are named "billing": the other one is in line 8. Name each once.',
      ],
    ],
    [
      'a reserved name',
      'name: search',
      'name: gateway',
      [
        'demarc.yaml:12:11 subgraphs[1].name must be a name of its own: "gateway", "control", "registry", "operator" and "dev-issuer" are taken, not "gateway".',
      ],
    ],
    [
      'a start command for another machine',
      'http://127.0.0.1:4002',
      'http://billing:4002',
      [
        'demarc.yaml:10:10 A subgraph that is started here listens here: give it a url such as "http://127.0.0.1:4001/graphql", or leave out `start`.',
      ],
    ],
    [
      'a missing contract',
      'contract: billing.graphql\n    url: https',
      'contract: serch.graphql\n    url: https',
      [
        'demarc.yaml:13:15 The contract of search cannot be read: serch.graphql. Paths are relative to this file.',
      ],
    ],
    [
      'a contract whose name is nearly that of a file',
      'contract: billing.graphql\n    url: https',
      'contract: biling.graphql\n    url: https',
      [
        'demarc.yaml:13:15 The contract of search cannot be read: biling.graphql. Did you mean "billing.graphql"?',
      ],
    ],
    [
      'a missing program',
      'node billing.ts',
      'node main.ts --fast',
      [
        'demarc.yaml:11:12 The program of billing cannot be read: main.ts. Paths are relative to this file.',
      ],
    ],
    [
      'a missing program in quotes, nearly there',
      'node billing.ts',
      'node "./biling.ts"',
      [
        'demarc.yaml:11:12 The program of billing cannot be read: biling.ts. Did you mean "billing.ts"?',
      ],
    ],
    ['an option before the program: Node will say', 'node billing.ts', 'node --inspect x.ts', []],
    ['a program of another kind', 'node billing.ts', 'python3 main.py', []],
    [
      'a misspelt required key, once',
      'contract: billing.graphql\n    url: http:',
      'contrct: billing.graphql\n    url: http:',
      ['demarc.yaml:9:5 Unknown key "subgraphs[0].contrct". Did you mean "contract"?'],
    ],
    [
      'a misspelt key beside the right one',
      'graph: demarc',
      'graph: demarc\ngrap: demarc',
      ['demarc.yaml:2:1 Unknown key "grap". Did you mean "graph"?'],
    ],
    [
      'a missing file of owners',
      'owners: owners.yaml',
      'owners: owner.yaml',
      ['demarc.yaml:2:9 There is no file owner.yaml.'],
    ],
    [
      'a key that stands twice',
      'graph: demarc',
      'graph: demarc\ngraph: other',
      ['demarc.yaml:2:1 This is not YAML: Map keys must be unique.'],
    ],
    ['an empty file', /[^]*/, '# nothing\n', ['demarc.yaml:1:1 The file is empty.']],
    [
      'a list in place of a mapping',
      /[^]*/,
      '- a\n',
      ['demarc.yaml:1:1 The file must be a mapping of keys to values, not ["a"].'],
    ],
  ];
  test.each(cases)('%s', async (_what, from, to, expected) => {
    expect(await problems({ demarc: right.replace(from, to) })).toEqual(expected);
  });

  test('all problems at once, in both files', async () => {
    const demarc = right.replace('4010', '4000').replace('name: search', 'name: billing');
    const found = await problems({
      demarc,
      owners: owners.replace('contexts: [billing]', 'contexts: [biling]'),
    });
    expect(found).toEqual([
      expect.stringContaining('demarc.yaml:12:11'),
      expect.stringContaining('demarc.yaml:6:18'),
      'owners.yaml:2:81 Team billing answers for "biling", but no subgraph has that name. Did you mean "billing"?',
    ]);
  });

  test('a file that is not there', async () => {
    const file = join(root, 'nowhere.yaml');
    expect(await readConfig(file)).toEqual({
      ok: false,
      problems: [
        {
          file,
          line: 1,
          column: 1,
          message: `There is no file ${file}.`,
        },
      ],
    });
  });
});

describe('owners.yaml', () => {
  const cases: [what: string, owners: string, expected: string[]][] = [
    [
      'a doubled team',
      `${owners}  - { id: billing, name: B, contact: x, people: [], contexts: [] }\n`,
      ['owners.yaml:3:11 Two teams have the id "billing": see line 2.'],
    ],
    [
      'an unknown key',
      owners.replace('contact:', 'contract:'),
      ['owners.yaml:2:35 Unknown key "teams[0].contract". Did you mean "contact"?'],
    ],
    [
      'broken YAML',
      'teams: [',
      [
        'owners.yaml:1:9 This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
      ],
    ],
    [
      'an alias without its anchor',
      'teams: *all\n',
      [
        'owners.yaml:1:1 This is not YAML: Unresolved alias (the anchor must be set before the alias): all',
      ],
    ],
  ];
  test.each(cases)('%s', async (_what, text, expected) => {
    expect(await problems({ owners: text })).toEqual(expected);
  });
});
