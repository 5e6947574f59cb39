import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { seedRef } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { fieldsOf, fieldsReadBy } from '../accounts/fields-of-contract.ts';
import { definitionAnswers } from './expected-definitions.ts';
import { listAnswers } from './expected-lists.ts';
import { runAnswers } from './expected-runs.ts';
import { mutations } from './mutations.ts';

const answers = [...runAnswers, ...definitionAnswers, ...listAnswers];

/** What the subgraph answers to the gateway alone stands in no contract. */
const FEDERATION = `
  scalar _Any
  union _Entity = Organization | Workspace | User | Invoice | WorkflowRun
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;

test('the operations below read every field of the contract', () => {
  const text = readFileSync(definition.contract, 'utf8');
  const served = parse(text + FEDERATION);
  const operations = [...answers.map(({ operation }) => operation), ...Object.values(mutations)];
  const read = new Set(operations.flatMap((operation) => fieldsReadBy(operation, served)));
  expect(fieldsOf(parse(text)).filter((field) => !read.has(field))).toEqual([]);
});

describe.each(engines)('workflows on %s answers', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 4 });
  });
  afterAll(() => workflows.close());

  test.each(answers)('$what', async ({ operation, data }) => {
    expect(await workflows.execute(operation)).toEqual({ data, errors: [] });
  });

  test.each(['workflowRun', 'workflowDefinition'])('an unknown %s with null', async (field) => {
    const answer = await workflows.execute(`{ ${field}(id: "nobody") { id } }`);
    expect(answer).toEqual({ data: { [field]: null }, errors: [] });
  });

  test('a definition without a version with null for its current one', async () => {
    const id = 'wfd_00000000000000000000000000';
    await workflows.app(
      `insert into workflow_definitions (public_ref, organization_ref, key, name)
       values (?, ?, 'drafted', 'Drafted')`,
      [id, seedRef('org', 1)],
    );
    const answer = await workflows.execute(
      `{ workflowDefinition(id: "${id}") { currentVersion { hash } versions { nodes { hash } } } }`,
    );
    expect(answer).toEqual({
      data: { workflowDefinition: { currentVersion: null, versions: { nodes: [] } } },
      errors: [],
    });
  });
});
