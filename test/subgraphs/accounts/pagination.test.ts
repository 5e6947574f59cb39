import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seedMemberCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';

const ORGANIZATIONS = 7;
const PAGE =
  'nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const cursorOf = (text: string): string => Buffer.from(text).toString('base64url');

/** Lists of different kinds, with the ids of everything on them, in order. */
const lists = [
  {
    list: 'organizations',
    operation: `query ($first: Int!, $after: String) {
      list: organizations(first: $first, after: $after) { ${PAGE} }
    }`,
    whole: Array.from({ length: ORGANIZATIONS }, (_, index) => seedRef('org', index + 1)),
    pick: (data: Data) => data.list,
  },
  {
    list: 'members of an organization',
    operation: `query ($first: Int!, $after: String) { owner: organization(id: "${seedRef('org', 3)}") {
      list: members(first: $first, after: $after) { ${PAGE} }
    } }`,
    whole: Array.from({ length: seedMemberCount(3) }, (_, index) => seedRef('mem', 3, index + 1)),
    pick: (data: Data) => data.owner?.list,
  },
] as const;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: Readonly<
    Record<'hasNextPage' | 'hasPreviousPage', boolean> &
      Record<'startCursor' | 'endCursor', string | null>
  >;
}
interface Data {
  readonly list?: Page;
  readonly owner?: { readonly list: Page };
}

const refusals = [
  {
    page: { first: 101 },
    code: 'PAGE_SIZE_INVALID',
    message:
      '`first` is 101; a page has 0 to 100 items. Ask for a shorter page and go on with `after`.',
  },
  {
    page: { first: -1 },
    code: 'PAGE_SIZE_INVALID',
    message:
      '`first` is -1; a page has 0 to 100 items. Ask for a shorter page and go on with `after`.',
  },
  ...[
    '',
    'forged',
    cursorOf('after:'),
    cursorOf('after:-1'),
    cursorOf('after:9223372036854775808'),
    cursorOf('after:1 or true'),
  ].map((after) => ({
    page: { first: 1, after },
    code: 'CURSOR_INVALID',
    message:
      '`after` is not a cursor of this graph. Hand back `pageInfo.endCursor` of the page before, unchanged.',
  })),
];

describe.each(engines)('pages of accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: ORGANIZATIONS });
  });
  afterAll(() => accounts.close());

  describe.each(lists)('$list', ({ operation, whole, pick }) => {
    async function read(variables: { first: number; after?: string | null }): Promise<Page> {
      const answer = await accounts.execute(operation, variables);
      expect(answer.errors).toEqual([]);
      const page = pick(answer.data as Data);
      if (!page) throw new TypeError('The list is missing from the answer.');
      return page;
    }

    test('pages of any sizes make the whole list, without gaps or repeats', async () => {
      const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: whole.length });
      await fc.assert(
        fc.asyncProperty(sizes, async (chosen) => {
          const walked: string[] = [];
          let after: string | null = null;
          for (const size of chosen) {
            const page: Page = await read({ first: size, after });
            const wanted = whole.slice(walked.length, walked.length + size);
            walked.push(...page.nodes.map(({ id }) => id));
            expect(page.nodes.map(({ id }) => id)).toEqual(wanted);
            expect(page.pageInfo).toEqual({
              hasNextPage: walked.length < whole.length,
              hasPreviousPage: after !== null,
              startCursor: page.edges[0]?.cursor,
              endCursor: page.edges.at(-1)?.cursor,
            });
            if (!page.pageInfo.hasNextPage) break;
            after = page.pageInfo.endCursor;
          }
          expect(walked).toEqual(whole);
        }),
        { numRuns: 15 },
      );
    });

    test('every cursor continues after its own item', async () => {
      const { edges } = await read({ first: 100 });
      for (const [index, { cursor }] of edges.entries()) {
        const rest = await read({ first: 100, after: cursor });
        expect(rest.nodes.map(({ id }) => id)).toEqual(whole.slice(index + 1));
      }
    });

    test('a page of 0 is empty and says that the list goes on', async () => {
      expect(await read({ first: 0 })).toEqual({
        nodes: [],
        edges: [],
        pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    });

    test('a page after the last item is empty and the last', async () => {
      expect(await read({ first: 3, after: cursorOf('after:9223372036854775807') })).toEqual({
        nodes: [],
        edges: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      });
    });

    test.each(refusals)('$page is refused: $code', async ({ page, code, message }) => {
      const { errors } = await accounts.execute(operation, page);
      expect(errors).toEqual([{ code, message, path: expect.arrayContaining(['list']) }]);
    });
  });

  test('a cursor of another list is a position, and never shows what that list holds', async () => {
    const after = cursorOf('after:2');
    const list = await accounts.execute('{ organizations(first: 2) { pageInfo { endCursor } } }');
    expect(list.data).toEqual({ organizations: { pageInfo: { endCursor: after } } });
    const answer = await accounts.execute(
      `query ($after: String) { organization(id: "${first.organization}") {
        workspaces(after: $after) { nodes { id organization { id } } }
      } }`,
      { after },
    );
    const third = { id: seedRef('wsp', 1, 3), organization: { id: first.organization } };
    expect(answer).toEqual({
      data: { organization: { workspaces: { nodes: [third] } } },
      errors: [],
    });
  });
});
