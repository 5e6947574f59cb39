import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedInvoiceCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const PAGE = 'edges { cursor node { key: ID } } pageInfo { hasNextPage hasPreviousPage endCursor }';
const page = (key: string) => PAGE.replace('ID', key);
const account = (list: string) => `query ($first: Int!, $after: String) {
  parent: billingAccount(id: "${seedRef('ba', 1)}") { list: ${list} }
}`;
const invoices = Array.from({ length: seedInvoiceCount(1) + 1 }, (_, index) =>
  seedRef('inv', 1, seedInvoiceCount(1) + 1 - index),
);

/** Lists of different kinds, with the keys of everything on them, in order. */
const lists = [
  {
    list: 'price plans',
    operation: `query ($first: Int!, $after: String) { parent: __typename
      list: pricePlans(first: $first, after: $after) { ${page('code')} } }`,
    whole: ['starter', 'team', 'enterprise'],
  },
  {
    list: 'invoices, newest first',
    operation: account(`invoices(first: $first, after: $after) { ${page('id')} }`),
    whole: invoices,
  },
  {
    list: 'invoices of one state',
    operation: account(
      `invoices(first: $first, after: $after, state: FINALIZED) { ${page('id')} }`,
    ),
    whole: invoices.slice(1),
  },
  {
    list: 'entitlements of a workspace',
    operation: `query ($first: Int!, $after: String) {
      parents: _entities(representations: [{ __typename: "Workspace", id: "${seedRef('wsp', 1, 1)}",
        organization: { id: "${seedRef('org', 1)}" } }]) {
        ... on Workspace { list: entitlements(first: $first, after: $after) { ${page('feature')} } }
      } }`,
    whole: ['api-calls', 'approvals', 'audit-export', 'seats'],
  },
];

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly key: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
}

describe.each(engines)('pages of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 1 });
  });
  afterAll(() => subgraph.close());

  async function read(operation: string, variables: object): Promise<Page> {
    const answered = await subgraph.execute(operation, { ...variables });
    expect(answered.errors).toEqual([]);
    const answer = answered.data as {
      readonly list?: Page;
      readonly parent?: { readonly list: Page };
      readonly parents?: readonly { readonly list: Page }[];
    };
    const list = answer.list ?? answer.parent?.list ?? answer.parents?.[0]?.list;
    if (!list) throw new TypeError('The list is missing from the answer.');
    return list;
  }

  describe.each(lists)('$list', ({ operation, whole }) => {
    test.each([1, 2, 3, 100])('pages of %i make the whole list', async (first) => {
      const walked: string[] = [];
      let after: string | null = null;
      for (;;) {
        const { edges, pageInfo }: Page = await read(operation, { first, after });
        expect(pageInfo.hasPreviousPage).toBe(after !== null);
        walked.push(...edges.map(({ node }) => node.key));
        expect(pageInfo.hasNextPage).toBe(walked.length < whole.length);
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      expect(walked).toEqual(whole);
    });

    test.each([
      { variables: { first: 101 }, code: 'PAGE_SIZE_INVALID' },
      { variables: { first: 1, after: 'forged' }, code: 'CURSOR_INVALID' },
    ])('$variables is refused: $code', async ({ variables, code }) => {
      const { errors } = await subgraph.execute(operation, variables);
      expect(errors.map((error) => error.code)).toEqual([code]);
    });
  });
});
