import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { read } from './ask.ts';

const mutation = `mutation ($input: CreateOrganizationInput!) {
  createOrganization(input: $input) {
    __typename
    ... on CreateOrganizationPayload {
      replayed
      organization { id name lifecycleState members { nodes { state user { id } roleAssignments { role { code } } } } }
    }
  }
}`;
interface Created {
  readonly createOrganization: object;
}
const input = { requestId: 'create-org-0000001', name: 'Quince', regionCode: 'de' };

describe.each(engines)('createOrganization on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 2 });
  });
  afterAll(() => accounts.close());

  test('makes whoever asks the owner, and has one effect for one request id', async () => {
    const created = await read<Created>(accounts, first.owner, mutation, { input });
    expect(created.createOrganization).toEqual({
      __typename: 'CreateOrganizationPayload',
      replayed: false,
      organization: {
        id: expect.stringMatching(/^org_/),
        name: 'Quince',
        lifecycleState: 'ACTIVE',
        members: {
          nodes: [
            {
              state: 'ACTIVE',
              user: { id: first.owner },
              roleAssignments: [{ role: { code: 'owner' } }],
            },
          ],
        },
      },
    });
    const again = await read<Created>(accounts, first.owner, mutation, { input });
    expect(again.createOrganization).toEqual({
      ...created.createOrganization,
      replayed: true,
    });
  });

  test('is not seen by others', async () => {
    const all = `{ organizations { nodes { id } } }`;
    const seen = await accounts.executeAs(seedRef('usr', 2, 1), all);
    expect(seen).toMatchObject({
      data: { organizations: { nodes: [{ id: seedRef('org', 2) }] } },
    });
  });
});
