import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/foundation/refs';
import { startStack, type Answer, type Stack } from '../kit/stack.ts';
import type { OverviewData } from './overview-data.ts';

const folder = fileURLToPath(new URL('../../docs/operations/', import.meta.url));
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

describe('operations over three databases', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack(3);
  }, 240_000);
  afterAll(() => stack.close());

  test('the overview answers from accounts, billing and workflows', async () => {
    const { data, errors } = await stack.execute<OverviewData>(read('overview.graphql'));
    expect(errors).toBeUndefined();
    const [first, second] = data.organizations.nodes;
    expect(first).toMatchObject({
      id: expect.stringMatching(/^org_/),
      lifecycleState: 'ACTIVE',
      onboarding: { state: 'COMPLETED' },
      billing: {
        collectionState: 'GOOD_STANDING',
        subscription: { state: 'ACTIVE', pricePlan: { name: 'Enterprise' } },
      },
    });
    expect(second?.billing?.collectionState).toBe('PAST_DUE');
    for (const { billing, workspaces } of data.organizations.nodes) {
      const invoices = billing?.invoices.nodes ?? [];
      expect(invoices).toHaveLength(2);
      expect(invoices[0]?.total.amountMinor).toMatch(/^\d+$/);
      for (const { entitlement, workflowRuns } of workspaces.nodes) {
        expect(entitlement?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}T/);
        expect(workflowRuns.nodes).toHaveLength(2);
      }
      const pending = workspaces.nodes[0]?.workflowRuns.nodes.flatMap(
        (run) => run.pendingApprovals,
      );
      expect(pending).not.toEqual([]);
    }
  });

  test.each(readdirSync(folder))('docs/operations/%s answers without an error', async (file) => {
    const { data, errors } = await stack.execute<Organizations<object>>(read(file));
    expect(errors).toBeUndefined();
    expect(data.organizations.nodes.length).toBeGreaterThan(0);
  });

  test('an entity is reached through another context: invoice, its run, the run’s cost and place', async () => {
    interface WithInvoices {
      readonly id: string;
      readonly billing: { readonly invoices: { readonly nodes: readonly WithRun[] } };
    }
    interface WithRun {
      readonly approvalRun: object | null;
    }
    const { data, errors } = await stack.execute<Organizations<WithInvoices>>(`{
      organizations(first: 1) { nodes { id billing { invoices(first: 100) { nodes { approvalRun {
        id usageCost { amountMinor currency } organization { id } workspace { name }
      } } } } } }
    }`);
    expect(errors).toBeUndefined();
    const [organization] = data.organizations.nodes;
    const runs = organization?.billing.invoices.nodes.flatMap(
      ({ approvalRun }) => approvalRun ?? [],
    );
    expect(runs).toEqual([
      {
        id: expect.stringMatching(/^run_/) as unknown,
        usageCost: { amountMinor: expect.stringMatching(/^\d+$/) as unknown, currency: 'EUR' },
        organization: { id: organization?.id },
        workspace: { name: 'Operations' },
      },
    ]);
  });

  test('a list is read to its end in pages, through the gateway', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer<Organizations<{ id: string }>> = await stack.execute(
        `query ($after: String) {
          organizations(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
        }`,
        { after },
      );
      const { nodes, pageInfo } = answer.data.organizations;
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo?.hasNextPage === true ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([seedRef('org', 1), seedRef('org', 2)]);
  });

  test('who asks sees what is theirs, and of the rest not even that it is there', async () => {
    const query = `query ($id: ID!) {
      organizations(first: 5) { nodes { id billing { collectionState } } }
      organization(id: $id) { id }
    }`;
    const ask = (id: string) =>
      stack.execute<Organizations<{ id: string; billing: object | null }> & { organization: null }>(
        query,
        { id },
        { as: seedRef('usr', 3, 1) },
      );
    const foreign = await ask(seedRef('org', 1));
    expect(foreign.errors).toBeUndefined();
    expect(foreign.data.organizations.nodes).toEqual([
      { id: seedRef('org', 3), billing: { collectionState: expect.any(String) as unknown } },
    ]);
    expect(foreign.data.organization).toBeNull();
    const own = await ask(seedRef('org', 3));
    expect(own.data.organization).toEqual({ id: seedRef('org', 3) });
  });

  test('who does not say who they are is asked to', async () => {
    const response = await fetch(stack.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ organizations(first: 1) { nodes { id } } }' }),
    });
    const { errors } = (await response.json()) as Answer<null>;
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test("a client's mistake keeps its code and its words on the way through", async () => {
    const { errors } = await stack.execute(
      '{ organizations(first: 2, after: "x") { nodes { id } } }',
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('`pageInfo.endCursor`'),
        path: ['organizations'],
        extensions: { code: 'CURSOR_INVALID' },
      },
    ]);
  });

  test('introspection shows the deprecated field with what to use instead', async () => {
    const { data } = await stack.execute<{ __type: { fields: unknown[] } }>(
      '{ __type(name: "Organization") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }',
    );
    expect(data.__type.fields).toContainEqual({
      name: 'status',
      isDeprecated: true,
      deprecationReason: 'Use Organization.lifecycleState. Retires 2027-03-01.',
    });
  });
});

interface Organizations<Node> {
  readonly organizations: {
    readonly nodes: readonly Node[];
    readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
