import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startStack, type Stack } from '../kit/stack.ts';

const folder = fileURLToPath(new URL('../../docs/operations/', import.meta.url));
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');

describe('operations over three databases', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack(3);
  }, 120_000);
  afterAll(() => stack.close());

  test('the overview answers from accounts, billing and workflows', async () => {
    const { data, errors } = await stack.execute(read('overview.graphql'));
    expect(errors).toBeUndefined();
    const [first, second] = data.organizations.nodes;
    expect(first).toMatchObject({
      id: expect.stringMatching(/^org_/),
      lifecycleState: 'ACTIVE',
      onboarding: { state: 'COMPLETED' },
      billing: {
        collectionState: 'GOOD_STANDING',
        subscription: { state: expect.any(String), pricePlan: { name: expect.any(String) } },
      },
    });
    expect(second.billing.collectionState).not.toBe('GOOD_STANDING');
    for (const { billing, workspaces } of [first, second]) {
      expect(billing.invoices.nodes).toHaveLength(2);
      expect(billing.invoices.nodes[0].total.amountMinor).toMatch(/^\d+$/);
      for (const { entitlement, workflowRuns } of workspaces.nodes) {
        expect(entitlement.asOf).toMatch(/^\d{4}-\d{2}-\d{2}T/);
        expect(workflowRuns.nodes).toHaveLength(2);
        expect(workflowRuns.nodes[0].definition.key).toEqual(expect.any(String));
      }
      const pending = workspaces.nodes[0].workflowRuns.nodes.flatMap(
        (run: { pendingApprovals: unknown[] }) => run.pendingApprovals,
      );
      expect(pending).not.toEqual([]);
    }
  });

  test.each(readdirSync(folder))('docs/operations/%s answers without an error', async (file) => {
    const { data, errors } = await stack.execute(read(file));
    expect(errors).toBeUndefined();
    expect(data.organizations.nodes.length).toBeGreaterThan(0);
  });

  test('an entity of one context is reached through another: invoice, its run, its cost, its workspace', async () => {
    const { data, errors } = await stack.execute(`{
      organizations(first: 1) { nodes { id billing { invoices(first: 100) { nodes {
        id approvalRun { id usageCost { amountMinor currency } organization { id name } workspace { name } } } } } } }
    }`);
    expect(errors).toBeUndefined();
    const [{ id, billing }] = data.organizations.nodes;
    const runs = billing.invoices.nodes.flatMap(
      (one: { approvalRun: object | null }) => one.approvalRun ?? [],
    );
    expect(runs).toEqual([
      {
        id: expect.stringMatching(/^run_/),
        usageCost: { amountMinor: expect.any(String), currency: expect.any(String) },
        organization: { id, name: expect.any(String) },
        workspace: { name: 'Operations' },
      },
    ]);
  });

  test('a list is read to its end in pages, through the gateway', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await stack.execute(
        'query ($after: String) { organizations(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      seen.push(...data.organizations.nodes.map(({ id }: { id: string }) => id));
      after = data.organizations.pageInfo.hasNextPage
        ? data.organizations.pageInfo.endCursor
        : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(3);
  });

  test("a client's mistake keeps its code and its words on the way through", async () => {
    const { errors } = await stack.execute(
      '{ organizations(first: 2, after: "x") { nodes { id } } }',
    );
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['organizations'],
        extensions: expect.objectContaining({ code: 'CURSOR_INVALID' }),
      }),
    ]);
  });

  test('introspection shows the deprecated field with what to use instead', async () => {
    const { data } = await stack.execute(
      '{ __type(name: "Organization") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }',
    );
    expect(data.__type.fields).toContainEqual({
      name: 'status',
      isDeprecated: true,
      deprecationReason: 'Use Organization.lifecycleState. Retires 2027-03-01.',
    });
  });
});
