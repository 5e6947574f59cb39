import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, parse, type DocumentNode } from 'graphql';
import { billing } from '@demarc/billing';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { fieldsOf, fieldsReadBy } from '../accounts/fields-of-contract.ts';
import { documentOf, invoiceMutations } from './clerk.ts';
import { answers } from './expected-answers.ts';
import { contributions } from './expected-contributions.ts';
import { subscriptionMutations } from './subscriptions.ts';
import { recordUsage } from './usage.ts';

/** Known here only as something that the contract requires. */
const EXTERNAL = ['Workspace.organization'];

/** What a refusal says to a person is read of all of them at once, as a client would. */
const messagesOf = ({ definitions }: DocumentNode): string[] =>
  definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION &&
    node.interfaces?.some(({ name }) => name.value === 'Refusal') === true
      ? [`${node.name.value}.message`]
      : [],
  );

test('the operations of these tests read every field of the contract', () => {
  const contract = parse(readFileSync(billing.contract, 'utf8'));
  const operations = [
    ...[...answers, ...contributions].map(({ operation }) => operation),
    ...Object.values(subscriptionMutations),
    recordUsage,
    ...invoiceMutations.map(documentOf),
  ];
  const read = new Set([
    ...EXTERNAL,
    ...messagesOf(contract),
    ...operations.flatMap((operation) => fieldsReadBy(operation, contract)),
  ]);
  expect(fieldsOf(contract).filter((field) => !read.has(field))).toEqual([]);
});

describe.each(engines)('billing on %s answers', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  test.each(answers)('$what', async ({ operation, data }) => {
    expect(await subgraph.execute(operation)).toEqual({ data, errors: [] });
  });

  test.each(contributions)('$what', async ({ operation, representations, entities }) => {
    expect(await subgraph.execute(operation, { representations })).toEqual({
      data: { _entities: entities },
      errors: [],
    });
  });

  test.each([
    ['billingAccount', seedRef('ba', 999)],
    ['invoice', 'nothing'],
    ['invoice', 'inv_\u0000'],
  ])('an unknown %s with null', async (field, id) => {
    const answer = await subgraph.execute(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id });
    expect(answer).toEqual({ data: { [field]: null }, errors: [] });
  });
});
