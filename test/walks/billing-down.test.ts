import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startStack, type Answer, type Stack } from '../kit/stack.ts';
import type { OverviewData } from './overview-data.ts';

const overview = readFileSync(
  fileURLToPath(new URL('../../docs/operations/overview.graphql', import.meta.url)),
  'utf8',
);

describe('with billing stopped', () => {
  let stack: Stack;
  let before: Answer<OverviewData>;
  let during: Answer<OverviewData>;
  beforeAll(async () => {
    stack = await startStack(2);
    before = await stack.execute(overview);
    await stack.stopSubgraph('billing');
    during = await stack.execute(overview);
  }, 240_000);
  afterAll(() => stack.close());

  test('accounts and workflows answer as before, and null stands where billing would', () => {
    const withoutBilling = structuredClone(before.data);
    for (const organization of withoutBilling.organizations.nodes) {
      organization.billing = null;
      for (const workspace of organization.workspaces.nodes) workspace.entitlement = null;
    }
    expect(before.errors).toBeUndefined();
    expect(during.data).toEqual(withoutBilling);
  });

  test('each lost place has one masked error with its path and a code', () => {
    const places = before.data.organizations.nodes.flatMap(({ workspaces }, index) => [
      `organizations.nodes.${index}.billing`,
      ...workspaces.nodes.map(
        (_, workspace) => `organizations.nodes.${index}.workspaces.nodes.${workspace}.entitlement`,
      ),
    ]);
    const errors = during.errors ?? [];
    expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual(places.sort());
    expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(
      new Set(['SUBGRAPH_UNAVAILABLE']),
    );
  });

  test('nothing of the inside leaves: no address, no port, no stack, no SQL', () => {
    expect(JSON.stringify(during.errors)).not.toMatch(
      /127\.0\.0\.1|localhost|ECONN|node_modules|select /i,
    );
  });

  test('back again, everything answers as before', async () => {
    await stack.startSubgraph('billing');
    const after = await stack.execute<OverviewData>(overview);
    expect(after.errors).toBeUndefined();
    expect(withoutMoments(after.data)).toEqual(withoutMoments(before.data));
  });
});

/** An entitlement says as of when it holds, which is another moment each time. */
function withoutMoments(data: OverviewData): string {
  return JSON.stringify(data, (key, value: unknown) => (key === 'asOf' ? null : value), 1);
}
