import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { user } from './ask-as.ts';
import { startKnownGraph, type KnownGraph } from './known-graph.ts';

let graph: KnownGraph;
beforeAll(async () => {
  graph = await startKnownGraph();
});
afterAll(() => graph.stop());

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const authorization = `Bearer ${await graph.issuer.sign(user)}`;
  const { data, errors } = await graph.gateway.ask(query, {
    variables,
    headers: { authorization },
  });
  return { data: data as Record<string, unknown>, errors };
}

const CREATE = `mutation ($requestId: ID!) {
  createOrganization(input: { requestId: $requestId, name: "Fresh", regionCode: "eu" }) {
    ... on CreateOrganizationPayload { replayed organization { id billing { id } } }
  }
}`;

const SUBSCRIBE = `mutation ($input: SubscribeInput!) {
  subscribe(input: $input) {
    __typename
    ... on SubscribePayload { billingAccount { id } }
    ... on Refusal { message }
  }
}`;

test('who creates an organization may see it at once, in every context', async () => {
  // What the user may do is known, and fresh for longer than this test takes.
  const before = await ask('{ organizations(first: 10) { nodes { id billing { id } } } }');
  expect(before.errors).toBeUndefined();
  expect(before.data).toMatchObject({
    organizations: { nodes: [{ billing: { id: expect.any(String) } }, { billing: {} }] },
  });

  const requestId = 'creates-an-organization';
  const created = await ask(CREATE, { requestId });
  expect(created.errors).toBeUndefined();
  expect(created.data).toEqual({
    createOrganization: {
      replayed: false,
      organization: { id: expect.stringMatching(/^org_/), billing: null },
    },
  });

  const again = await ask(CREATE, { requestId });
  expect(again.errors).toBeUndefined();
  const { createOrganization } = created.data as {
    createOrganization: { organization: { id: string } };
  };
  expect(again.data).toEqual({ createOrganization: { ...createOrganization, replayed: true } });

  // Billing has it from the grants of the token alone that this user owns the new organization.
  const input = {
    requestId: 'subscribes-an-organization',
    organizationId: createOrganization.organization.id,
    pricePlanCode: 'team',
    currency: 'EUR',
  };
  const subscribed = await ask(SUBSCRIBE, { input });
  expect(subscribed).toEqual({
    errors: undefined,
    data: {
      subscribe: {
        __typename: 'SubscribePayload',
        billingAccount: { id: expect.stringMatching(/^ba_/) },
      },
    },
  });
});
