import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { answers, rolloutReasons } from './expected-answers.ts';
import { mutationOperations } from './mutation-operations.ts';
import { fieldsOf, fieldsReadBy } from './fields-of-contract.ts';

test('the operations below read every field of the contract', () => {
  const contract = parse(readFileSync(accountsDefinition.contract, 'utf8'));
  const read = new Set(
    [...answers.map(({ operation }) => operation), ...mutationOperations.values()].flatMap(
      (operation) => fieldsReadBy(operation, contract),
    ),
  );
  expect(fieldsOf(contract).filter((field) => !read.has(field))).toEqual([]);
});

describe.each(engines)('accounts on %s answers', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 5 });
  });
  afterAll(() => accounts.close());

  test.each(answers)('$what', async ({ operation, data }) => {
    expect(await accounts.execute(operation)).toEqual({ data, errors: [] });
  });

  test.each(rolloutReasons)('a rollout with its reason: $reason', async (expected) => {
    const answer = await accounts.execute(
      `query ($id: ID!, $feature: String!) {
        workspace(id: $id) { featureRollout(feature: $feature) { isEnabled reason } }
      }`,
      expected,
    );
    const { isEnabled, reason } = expected;
    expect(answer).toEqual({
      data: { workspace: { featureRollout: { isEnabled, reason } } },
      errors: [],
    });
  });

  test('a feature without a rollout with null', async () => {
    const answer = await accounts.execute(
      `{ workspace(id: "${first.operations}") { featureRollout(feature: "no-such") { reason } } }`,
    );
    expect(answer).toEqual({ data: { workspace: { featureRollout: null } }, errors: [] });
  });

  test.each(['organization', 'workspace', 'user'])('an unknown %s with null', async (field) => {
    const answer = await accounts.execute(`{ ${field}(id: "nobody") { id } }`);
    expect(answer).toEqual({ data: { [field]: null }, errors: [] });
  });

  test('access by what billing last said, and when it said so', async () => {
    await accounts.owner(
      `insert into collection_states values
         (?, 'DELINQUENT', '2026-10-01T00:00:00Z', '2026-11-01T06:00:00Z', gen_random_uuid())`,
      [first.organization],
    );
    const answer = await accounts.execute(
      `{ organization(id: "${first.organization}") { accessDecision { allowed asOf reasons { code denies } } } }`,
    );
    await accounts.owner('delete from collection_states');
    const accessDecision = {
      allowed: false,
      asOf: '2026-11-01T06:00:00.000Z',
      reasons: [
        { code: 'ORGANIZATION_ACTIVE', denies: false },
        { code: 'PAYMENT_DELINQUENT', denies: true },
      ],
    };
    expect(answer).toEqual({ data: { organization: { accessDecision } }, errors: [] });
  });
});
