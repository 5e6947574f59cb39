import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

const org = seedRef('org', 1);
const reader = memberOf([org], ['billing.account.read']);
// Everything but what reading billing asks for.
const member = memberOf(
  [org],
  ['billing.usage.record', 'billing.invoice.issue', 'workflows.run.read'],
);
const stranger = memberOf([seedRef('org', 2)]);

const entity = (selection: string, representation: object) => ({
  operation: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ${selection} } }`,
  variables: { representations: [representation] },
});

/** A question whose answer is the tenant's, and the answers to it. */
interface Way {
  readonly what: string;
  readonly operation: string;
  readonly variables?: Record<string, unknown>;
  /** Where the answer stands. */
  readonly path: readonly (string | number)[];
  readonly found: object;
  readonly nothing: object;
}

/** Every way to what an organization is billed: roots, and entities by their keys. */
const ways: readonly Way[] = [
  {
    what: 'a billing account by its id',
    operation: `query { billingAccount(id: "${seedRef('ba', 1)}") { id } }`,
    path: ['billingAccount'],
    found: { billingAccount: { id: seedRef('ba', 1) } },
    nothing: { billingAccount: null },
  },
  {
    what: 'an invoice by its id',
    operation: `query { invoice(id: "${seedRef('inv', 1, 1)}") { number } }`,
    path: ['invoice'],
    found: { invoice: { number: 'INV-000006' } },
    nothing: { invoice: null },
  },
  {
    what: 'an invoice by reference, whoever it is said to be for',
    ...entity('... on Invoice { number billingAccount { id } }', {
      __typename: 'Invoice',
      id: seedRef('inv', 1, 1),
      billingAccount: { id: seedRef('ba', 2), organization: { id: seedRef('org', 2) } },
    }),
    path: ['_entities', 0],
    found: { _entities: [{ number: 'INV-000006', billingAccount: { id: seedRef('ba', 1) } }] },
    nothing: { _entities: [null] },
  },
  {
    what: 'billing of an organization, whatever is said of it',
    ...entity('... on Organization { billing { id } }', {
      __typename: 'Organization',
      id: org,
      billing: { id: seedRef('ba', 2) },
    }),
    path: ['_entities', 0, 'billing'],
    found: { _entities: [{ billing: { id: seedRef('ba', 1) } }] },
    nothing: { _entities: [{ billing: null }] },
  },
  {
    what: 'the cost of a run, whatever it is said to cost',
    ...entity('... on WorkflowRun { usageCost { currency } }', {
      __typename: 'WorkflowRun',
      id: seedRef('run', 1, 1, 1),
      usageCost: { currency: 'JPY' },
      organization: { id: seedRef('org', 2) },
    }),
    path: ['_entities', 0, 'usageCost'],
    found: { _entities: [{ usageCost: { currency: 'EUR' } }] },
    nothing: { _entities: [{ usageCost: null }] },
  },
];

describe.each(engines)('readers of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 3 });
  });
  afterAll(() => subgraph.close());

  describe.each(ways)('of $what', ({ operation, variables, path, found, nothing }) => {
    const read = (identity: typeof reader) => subgraph.executeAs(identity, operation, variables);

    test('may, with the permission', async () => {
      expect(await read(reader)).toEqual({ data: found, errors: [] });
    });

    test('are told what they lack, where they belong to the organization', async () => {
      const message = 'This needs the permission billing.account.read.';
      expect(await read(member)).toEqual({
        data: nothing,
        errors: [{ message, code: 'FORBIDDEN', path }],
      });
    });

    test('find nothing of another tenant, and are told nothing', async () => {
      expect(await read(stranger)).toEqual({ data: nothing, errors: [] });
      expect(await read({ subject: 'service:gateway', grants: [] })).toEqual({
        data: nothing,
        errors: [],
      });
    });
  });

  const entitlement = (workspace: object) =>
    entity(
      '... on Workspace { entitlement(feature: "api-calls") { granted } entitlements { nodes { feature } } }',
      {
        __typename: 'Workspace',
        ...workspace,
      },
    );

  test('entitlements are for every member, and for nobody else', async () => {
    const { operation, variables } = entitlement({
      id: seedRef('wsp', 1, 1),
      organization: { id: org },
    });
    const nobody = memberOf([org], []);
    expect(await subgraph.executeAs(nobody, operation, variables)).toMatchObject({
      data: { _entities: [{ entitlement: { granted: true } }] },
      errors: [],
    });
    expect(await subgraph.executeAs(stranger, operation, variables)).toEqual({
      data: { _entities: [null] },
      errors: [],
    });
  });

  test('a workspace that is said to be of one’s own organization has what that has, and no more', async () => {
    // The first workspace of the second organization has a limit of its own.
    const own = { __typename: 'Organization', id: org };
    const forged = entitlement({ id: seedRef('wsp', 2, 1), organization: own });
    const answer = await subgraph.executeAs(reader, forged.operation, forged.variables);
    const honest = entitlement({ id: seedRef('wsp', 1, 1), organization: own });
    expect(answer).toEqual(await subgraph.executeAs(reader, honest.operation, honest.variables));
  });

  test('another tenant’s cursor goes on in one’s own list', async () => {
    const list = `query ($id: ID!, $after: String) { billingAccount(id: $id) {
      invoices(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } } }`;
    type Page = { nodes: { id: string }[]; pageInfo: { endCursor: string } };
    const pageOf = async (identity: typeof reader, variables: Record<string, unknown>) => {
      const { data, errors } = (await subgraph.executeAs(identity, list, variables)) as {
        data: { billingAccount: { invoices: Page } };
        errors: readonly unknown[];
      };
      expect(errors).toEqual([]);
      return data.billingAccount.invoices;
    };
    const theirs = await pageOf(stranger, { id: seedRef('ba', 2) });
    const after = theirs.pageInfo.endCursor;
    const ours = await pageOf(reader, { id: seedRef('ba', 1), after });
    const all = await subgraph.owner(
      `select invoices.public_ref as id from invoices join billing_accounts using (billing_account_id)
       where organization_ref = ?`,
      [org],
    );
    expect(ours.nodes.length).toBeGreaterThan(0);
    for (const node of ours.nodes) expect(all).toContainEqual(node);
  });

  test('nothing of a request is left on the connection for the next one', async () => {
    const run = ways.at(-1);
    for (const identity of [reader, member, stranger, reader, stranger]) {
      const answer = await subgraph.executeAs(identity, run?.operation ?? '', run?.variables);
      expect(answer.data).toEqual(identity === reader ? run?.found : run?.nothing);
      expect(answer.errors).toHaveLength(identity === member ? 1 : 0);
    }
  });
});
