import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Contract } from '@demarc/supergraph/contract';
import fc from 'fast-check';
import { parse, printSchema, Source } from 'graphql';
import {
  composeCached,
  composeContracts,
  type CompositionResult,
} from '../../../supergraph/composition/compose-contracts.ts';
import { openCompositionCache } from '../../../supergraph/composition/composition-cache.ts';
import { compositionKey } from '../../../supergraph/composition/composition-key.ts';
import { contractText } from '../../kit/contract-text.ts';

type Texts = Readonly<Record<string, string>>;

const read = (texts: Texts, folder = 'here'): readonly Contract[] =>
  Object.entries(texts).map(([name, text]) => ({
    name,
    url: `http://${name}.example/graphql`,
    document: parse(new Source(text, `${folder}/${name}.graphql`)),
  }));

const money =
  'type Money @shareable @contract(owner: "platform") { amountMinor: Int! @contract(owner: "platform") }';
const accounts = contractText(
  'identity',
  `type Query { organizations: [Organization!]! }
"A tenant." type Organization @key(fields: "id") @contract(owner: "identity") { "Its id." id: ID! name: String moved: Int }
enum Size { SMALL LARGE }
${money}`,
);
const billing = contractText(
  'billing',
  `type Query { total(in: Size): Money }
type Organization @key(fields: "id") { id: ID! debt: Money moved: Int @override(from: "accounts") }
enum Size { SMALL }
${money}`,
);
const plain = (types: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n${types}`;

/** Graphs that end in every way in which a composition can end. */
const graphs: Readonly<Record<string, Texts>> = {
  'with remarks': { accounts, billing },
  'without remarks': { accounts },
  'that does not merge': { accounts, billing: billing.replace('moved: Int', 'moved: String') },
  'with a syntax of its own': { billing: billing.replace('Money }', 'Nowhere }') },
  'with contradicting annotations': {
    accounts,
    billing: billing.replaceAll('"platform"', '"billing"'),
  },
  'with a field that no plan reaches': {
    left: plain('type Query { t: T }\ntype T @key(fields: "id") { id: ID! }'),
    right: plain('type T @key(fields: "code") { code: ID! far: Int }'),
  },
};

let folder = '';
const folders: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-compositions-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

/** The entries of the folder; beside them is only what keeps them out of git. */
async function entries(): Promise<readonly string[]> {
  const names = await readdir(folder);
  const hidden = names.filter((name) => name.startsWith('.'));
  expect(hidden).toEqual(names.length > 0 ? ['.gitignore'] : []);
  return names.filter((name) => !name.startsWith('.')).toSorted();
}

/** All that a result says, the API schema as text. */
function whole(result: CompositionResult) {
  return result.ok ? { ...result, apiSchema: printSchema(result.apiSchema()) } : result;
}

describe('a cached composition is the same as a fresh one', () => {
  const cases = Object.entries(graphs).flatMap(([what, texts]) =>
    [true, false].map((satisfiability) => ({ what, texts, satisfiability })),
  );
  test.each(cases)('of a graph $what, satisfiability: $satisfiability', async (one) => {
    const { texts, satisfiability } = one;
    const fresh = whole(composeContracts(read(texts), { satisfiability }));
    const cache = openCompositionCache(folder);
    const compose = async (from: typeof cache) =>
      whole(await composeCached(read(texts), from, { satisfiability }));
    expect(await compose(cache)).toEqual(fresh);
    expect(await compose(cache)).toEqual(fresh);
    expect(await compose(openCompositionCache(folder))).toEqual(fresh);
    expect(await entries()).toEqual([`${compositionKey(read(texts))}.json.gz`]);
  });

  test('in whichever order it was asked for with and without satisfiability', async () => {
    const texts = graphs['with a field that no plan reaches'] ?? {};
    for (const order of [
      [true, false, true],
      [false, true, false],
    ]) {
      for (const satisfiability of order) {
        const cache = openCompositionCache(folder);
        const cached = await composeCached(read(texts), cache, { satisfiability });
        expect(whole(cached)).toEqual(whole(composeContracts(read(texts), { satisfiability })));
      }
      await rm(folder, { recursive: true });
    }
  });

  test('findings name the files of today: contracts may lie elsewhere', async () => {
    const texts = graphs['that does not merge'] ?? {};
    await composeCached(read(texts, 'here'), openCompositionCache(folder));
    for (const cache of [openCompositionCache(folder)]) {
      for (const place of ['there', 'main:contracts', 'here']) {
        const cached = await composeCached(read(texts, place), cache);
        expect(cached).toEqual(composeContracts(read(texts, place)));
        expect(JSON.stringify(cached)).toContain(`${place}/billing.graphql`);
      }
    }
    expect(await entries()).toHaveLength(1);
  });

  test('it is not composed again: what was written down is what is answered', async () => {
    const [key, contracts] = [compositionKey(read({ accounts })), read({ accounts })];
    const said = { merged: undefined, errors: [], isCrash: false };
    await openCompositionCache(folder).write(key, contracts, said);
    expect(await composeCached(contracts, openCompositionCache(folder))).toEqual({
      ok: false,
      findings: [],
    });
  });

  test('contracts without their text are not known again, and not kept', async () => {
    const cache = openCompositionCache(folder);
    for (const field of ['one', 'other']) {
      const document = parse(`type Query { ${field}: Int }`, { noLocation: true });
      const result = await composeCached([{ name: 'left', url: 'http://left', document }], cache);
      expect(result.ok && result.supergraphSdl).toContain(`${field}: Int`);
    }
    expect(await entries()).toEqual([]);
  });

  test('what broke the composer down is not kept', async () => {
    const twins = read({ accounts }).flatMap((contract) => [contract, contract]);
    const result = await composeCached(twins, openCompositionCache(folder));
    expect(result).toMatchObject({ ok: false, findings: [{ code: 'COMPOSER_CRASHED' }] });
    expect(await entries()).toEqual([]);
  });
});

describe('the key', () => {
  const texts = { accounts, billing };
  const key = compositionKey(read(texts));
  // A comment of this length stands in the text, where any letter may be.
  const commented = (comment: string) =>
    compositionKey(read({ ...texts, billing: `#${comment}\n${billing}` }));

  test('is the same for the same contracts, wherever they lie and in whichever order', () => {
    expect(compositionKey(read(texts, 'elsewhere'))).toBe(key);
    expect(compositionKey(read({ billing, accounts }))).toBe(key);
  });

  test('changes with every letter of a contract, also of a comment', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '1'), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(commented(one) === commented(other)).toBe(one === other);
      }),
    );
    const changed = billing
      .split('')
      .flatMap((letter, at) =>
        letter === ' ' ? [`${billing.slice(0, at)}\t${billing.slice(at + 1)}`] : [],
      );
    const keys = changed.map((text) => compositionKey(read({ accounts, billing: text })));
    expect(new Set([key, ...keys]).size).toBe(changed.length + 1);
  });

  test('changes with a name, a URL, and where one text ends and the next begins', () => {
    const [first, second] = read(texts);
    if (first === undefined || second === undefined) throw new Error('There are two contracts.');
    const others = [
      [first],
      [{ ...first, name: 'account' }, second],
      [{ ...first, url: `${first.url}/` }, second],
      [{ ...first, name: 'accountsh', url: first.url.slice(1) }, second],
    ];
    const keys = others.map((contracts) => compositionKey(contracts));
    expect(new Set([key, ...keys]).size).toBe(others.length + 1);
  });
});

describe('an entry that cannot be read is composed anew and written again:', () => {
  const texts = { accounts, billing };
  const fresh = whole(composeContracts(read(texts)));
  const compose = async () => whole(await composeCached(read(texts), openCompositionCache(folder)));
  const entry = () => join(folder, `${compositionKey(read(texts))}.json.gz`);

  const damages: Readonly<Record<string, (whole: Buffer) => Uint8Array>> = {
    'half of it': (bytes) => bytes.subarray(0, bytes.length / 2),
    'all but the last byte': (bytes) => bytes.subarray(0, -1),
    'a byte changed': (bytes) =>
      Buffer.concat([
        bytes.subarray(0, 200),
        Buffer.from([bytes.readUInt8(200) ^ 1]),
        bytes.subarray(201),
      ]),
    nothing: () => new Uint8Array(),
    'no gzip': () => Buffer.from('{"errors":[]}'),
    'no JSON': () => gzipSync('{"errors":['),
    'another JSON': () => gzipSync('{"entry":1}'),
    'a JSON that is no object': () => gzipSync('null'),
  };
  test.each(Object.entries(damages))('%s', async (_what, damage) => {
    await compose();
    const sound = await readFile(entry());
    await writeFile(entry(), damage(sound));
    expect(await compose()).toEqual(fresh);
    expect(await readFile(entry())).toEqual(sound);
  });

  test('a folder that cannot be made: every composition is fresh', async () => {
    await writeFile(join(folder, 'file'), '');
    const cache = openCompositionCache(join(folder, 'file', 'compositions'));
    expect(whole(await composeCached(read(texts), cache))).toEqual(fresh);
  });

  test('a file of another process that was left half written is no entry', async () => {
    await compose();
    await writeFile(`${entry()}.1-1.tmp`, 'half');
    await truncate(entry(), 10);
    expect(await compose()).toEqual(fresh);
  });
});

describe('the folder', () => {
  const graph = (number: number) => read({ accounts: `# ${number}\n${accounts}` });

  test('keeps the twenty entries that were used last', async () => {
    const names: string[] = [];
    for (let number = 0; number < 20; number += 1) {
      await composeCached(graph(number), openCompositionCache(folder), { satisfiability: false });
      const name = `${compositionKey(graph(number))}.json.gz`;
      names.push(name);
      // Written in this order, a second apart.
      await utimes(join(folder, name), 1000 + number, 1000 + number);
    }
    await composeCached(graph(0), openCompositionCache(folder), { satisfiability: false });
    await composeCached(graph(20), openCompositionCache(folder), { satisfiability: false });
    const kept = [...names, `${compositionKey(graph(20))}.json.gz`].filter(
      (_, number) => number !== 1,
    );
    expect(await entries()).toEqual(kept.toSorted());
  });

  test('has no half of an entry, also where many write the same one at once', async () => {
    const caches = Array.from({ length: 8 }, () => openCompositionCache(folder));
    const results = await Promise.all(caches.map((cache) => composeCached(graph(0), cache)));
    expect(new Set(results.map((result) => result.ok && result.supergraphSdl)).size).toBe(1);
    expect(await entries()).toEqual([`${compositionKey(graph(0))}.json.gz`]);
  });
});
