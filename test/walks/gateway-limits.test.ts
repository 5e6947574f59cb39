import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mergeLimits, operationLimits, type OperationLimits } from '@demarc/foundation/config';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';

let shop: Bookshop;
let gateway: TestGateway;
let foreign: TestGateway;
beforeAll(async () => {
  shop = await startBookshop();
  gateway = await startTestGateway(shop.supergraphFile, { limits: mergeLimits() });
  foreign = await startTestGateway(shop.supergraphFile);
});
afterAll(async () => {
  await gateway.stop();
  await foreign.stop();
  await shop.stop();
});

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** A query that is `depth` fields deep: `me`, hops of two, and a leaf. */
const nested = (hops: number) =>
  `{ me { ${'reviews { author { '.repeat(hops)} name ${'} } '.repeat(hops)} } }`;

interface Case {
  readonly code: string;
  /** An operation that has exactly this many of what is limited. */
  readonly operation: (count: number) => string;
  /** Other limits out of the way. */
  readonly elsewhere?: Partial<OperationLimits>;
}

const free: OperationLimits = mergeLimits(
  Object.fromEntries(Object.keys(operationLimits).map((name) => [name, Number.MAX_SAFE_INTEGER])),
);

const cases: Readonly<Record<Exclude<keyof OperationLimits, 'listSize'>, Case>> = {
  tokens: {
    code: 'TOKENS_LIMIT_EXCEEDED',
    operation: (count) => `{ me { ${times(count - 5, () => 'id')} } }`,
  },
  lines: {
    code: 'LINES_LIMIT_EXCEEDED',
    operation: (count) => `${'\n'.repeat(count - 2)}\r\n{ me { id } }`,
  },
  depth: {
    code: 'DEPTH_LIMIT_EXCEEDED',
    operation: (count) =>
      count % 2 === 0
        ? nested((count - 2) / 2)
        : nested((count - 3) / 2).replace('name', 'reviews { stars }'),
  },
  height: {
    code: 'HEIGHT_LIMIT_EXCEEDED',
    operation: (count) => `{ me { id ${times(count - 2, (index) => `a${index}: id`)} } }`,
  },
  selections: {
    code: 'SELECTIONS_LIMIT_EXCEEDED',
    operation: (count) =>
      `{ me { ...F ...F } } fragment F on Member { ${times((count - 1) / 2, () => 'id')} }`,
  },
  aliases: {
    code: 'ALIASES_LIMIT_EXCEEDED',
    operation: (count) => `{ me { ${times(count, (index) => `a${index}: id`)} } }`,
  },
  rootFields: {
    code: 'ROOT_FIELDS_LIMIT_EXCEEDED',
    operation: (count) => `{ ${times(count, (index) => `a${index}: me { id }`)} }`,
  },
  mutationRootFields: {
    code: 'MUTATION_ROOT_FIELDS_LIMIT_EXCEEDED',
    operation: (count) =>
      `mutation { ${times(count, (index) => `a${index}: renameBook(isbn: "b1", title: "x") { title }`)} }`,
  },
  directives: {
    code: 'DIRECTIVES_LIMIT_EXCEEDED',
    operation: (count) => `{ me { ${times(count, (index) => `a${index}: id @skip(if: false)`)} } }`,
  },
  cost: {
    code: 'COST_LIMIT_EXCEEDED',
    // One connection object, and its nodes.
    operation: (count) => `{ books(first: ${count - 1}) { nodes { title } } }`,
  },
  pageSize: {
    code: 'PAGE_SIZE_LIMIT_EXCEEDED',
    operation: (count) => `{ books(first: ${count}) { nodes { title } } }`,
  },
};

describe('the limit on', () => {
  for (const [limit, { code, operation }] of Object.entries(cases)) {
    test(`${limit} allows what it says, and refuses one more with ${code}`, async () => {
      const allowed = limit === 'selections' ? 25 : 14;
      const one = await startTestGateway(shop.supergraphFile, {
        limits: { ...free, [limit]: allowed },
      });
      try {
        expect((await one.ask(operation(allowed))).errors).toBeUndefined();
        const more = limit === 'selections' ? 27 : allowed + 1;
        const refused = await one.ask(operation(more), {
          headers: { accept: 'application/graphql-response+json' },
        });
        expect(refused.status).toBe(400);
        expect(refused.data).toBeUndefined();
        expect(refused.errors).toMatchObject([
          { extensions: { code, limit, found: more, allowed } },
        ]);
        expect(refused.errors?.[0]?.message).toContain(`${more} `);
        expect((await one.ask(operation(more))).status).toBe(200);
      } finally {
        await one.stop();
      }
    });
  }
});

test('pages are judged by their variables, and their defaults', async () => {
  const sized = 'query ($n: Int) { books(first: $n) { nodes { title } } }';
  const fine = await gateway.ask(sized, { variables: { n: 100 } });
  expect(fine.errors).toBeUndefined();
  const long = await gateway.ask(sized, { variables: { n: 101 } });
  expect(long.errors).toMatchObject([
    { extensions: { code: 'PAGE_SIZE_LIMIT_EXCEEDED', found: 101, allowed: 100 } },
  ]);
  const byDefault = await gateway.ask(
    'query ($n: Int = 500) { books(first: $n) { nodes { title } } }',
  );
  expect(byDefault.errors).toMatchObject([{ extensions: { found: 500 } }]);
});

/** 2^hops paths to one leaf, in less than a kilobyte. */
const bomb = (hops: number) =>
  `{ me { ...f0 } } ${times(
    hops,
    (i) =>
      `fragment f${i} on Member { a${i}: reviews { author { ...f${i + 1} } } b${i}: reviews { author { ...f${i + 1} } } }`,
  )} fragment f${hops} on Member { name }`;

describe('a bomb of fragments', () => {
  test.each([8, 9, 60, 1_000])('of %d levels is refused before it costs anything', async (hops) => {
    for (const target of [gateway, foreign]) {
      if (target === foreign && hops === 8) continue;
      const started = performance.now();
      const answer = await target.ask(bomb(hops));
      expect(performance.now() - started).toBeLessThan(500);
      expect(answer.errors).toMatchObject([
        { extensions: { code: expect.stringMatching(/^(SELECTIONS|TOKENS)_LIMIT_EXCEEDED$/) } },
      ]);
    }
  });

  test('that spreads itself ends in validation', async () => {
    const answer = await gateway.ask(
      '{ me { ...a } } fragment a on Member { id ...b } fragment b on Member { ...a }',
    );
    expect(answer.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

test('a foreign graph keeps only the limits on planning', async () => {
  const wide = `{ ${times(40, (index) => `a${index}: me { id }`)} }`;
  expect((await foreign.ask(wide)).errors).toBeUndefined();
  const wider = await foreign.ask(`{ me { ${times(2_000, () => 'id')} } }`);
  expect(wider.errors).toMatchObject([
    { extensions: { code: 'SELECTIONS_LIMIT_EXCEEDED', allowed: 2_000 } },
  ]);
});

describe('a query in the address', () => {
  const get = (parameters: string) =>
    fetch(`${gateway.url}/graphql?${parameters}`, { headers: { 'x-require-preflight': '1' } });

  test.each([
    ['alone', ''],
    ['behind more keys than some parsers read', 'a&'.repeat(1_001)],
    ['behind itself', `query=${encodeURIComponent('{ me { id } }')}&`],
    ['behind a key that is a prototype', '__proto__=1&constructor=2&'],
  ])('is measured %s', async (_, before) => {
    const response = await get(`${before}query=${encodeURIComponent(bomb(9))}`);
    const { errors } = (await response.json()) as {
      errors: { extensions: { code: string } }[];
    };
    expect(errors[0]?.extensions.code).toMatch(/^(SELECTIONS_LIMIT_EXCEEDED|BAD_REQUEST)$/);
  });
});

test('introspection under many aliases is refused, under a few it is answered', async () => {
  const aliased = (count: number) =>
    gateway.ask(
      `{ __schema { ${times(count, (index) => `a${index}: types { fields { name type { fields { name } } } }`)} } }`,
    );
  expect((await aliased(3)).errors).toBeUndefined();
  expect((await aliased(4)).errors).toMatchObject([
    { extensions: { code: 'ALIASES_LIMIT_EXCEEDED', found: 40, allowed: 30 } },
  ]);
});

test('what the explorer asks when it opens passes', async () => {
  const { getIntrospectionQuery } = await import('graphql');
  const answer = await gateway.ask(
    getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
  );
  expect(answer.errors).toBeUndefined();
});
