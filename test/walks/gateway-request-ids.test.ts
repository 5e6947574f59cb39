import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLError, parse } from 'graphql';
import { mergeLimits } from '@demarc/foundation/config';
import { compose } from '@demarc/supergraph/compose';
import { startSubgraph, type RunningSubgraph } from '../kit/bookshop/start-subgraph.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';

const contract = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { me: ID }
  type Mutation { rename(input: RenameInput!): ID }
  input RenameInput { requestId: ID!, name: String! }
`;

/** What the subgraph answers to names that are codes. */
const told: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  REQUEST_ID_INVALID: {},
  REQUEST_ID_REUSED: {},
  REQUEST_IN_PROGRESS: { retryAfterMs: 250 },
  REQUEST_EXPIRED: {},
};

let folder: string;
let subgraph: RunningSubgraph;
let gateway: TestGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-request-ids-'));
  const file = join(folder, 'names.graphql');
  await writeFile(file, contract);
  subgraph = await startSubgraph(parse(contract), {
    Query: { me: () => 'usr' },
    Mutation: {
      rename: (_: unknown, { input }: { input: { name: string } }) => {
        const { name } = input;
        const extensions = told[name];
        if (extensions === undefined) return 'renamed';
        throw new GraphQLError(`About ${name}.`, { extensions: { ...extensions, code: name } });
      },
    },
  });
  const composed = await compose([{ name: 'names', contract: file, url: subgraph.url }]);
  if (!composed.ok) throw new Error(composed.findings.map(({ message }) => message).join('\n'));
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composed.supergraphSdl);
  gateway = await startTestGateway(supergraph, { limits: mergeLimits({}) });
});
afterAll(async () => {
  await gateway.stop();
  await subgraph.stop();
  await rm(folder, { recursive: true });
});

const byInput = 'mutation ($input: RenameInput!) { rename(input: $input) }';
const byParts =
  'mutation ($id: ID!, $name: String!) { rename(input: { name: $name, requestId: $id }) }';
const inText = (fields: string) => `mutation { rename(input: { ${fields} }) }`;
const lookalike = '; Field "requestId" of required type "ID!" was not provided.';

async function codesOf(query: string, variables: Record<string, unknown> = {}) {
  const before = subgraph.received.length;
  const { status, errors = [] } = await gateway.ask(query, { variables });
  expect(subgraph.received).toHaveLength(before);
  expect(status).toBe(200);
  return errors.map(({ extensions }) => extensions['code']);
}

describe('a request id that is missing is asked for by its own code', () => {
  test.each([
    ['left out of a literal', inText('name: "x"'), {}],
    ['null in a literal', inText('name: "x", requestId: null'), {}],
    ['left out of a variable', byInput, { input: { name: 'x' } }],
    ['null in a variable', byInput, { input: { name: 'x', requestId: null } }],
    ['a variable that was not sent', byParts, { name: 'x' }],
    ['a variable that is null', byParts, { name: 'x', id: null }],
  ])('%s', async (_, query, variables) => {
    expect(await codesOf(query, variables)).toEqual(['REQUEST_ID_REQUIRED']);
  });

  test('beside other mistakes, which keep theirs', async () => {
    expect(await codesOf(byInput, { input: {} })).toEqual([
      'REQUEST_ID_REQUIRED',
      'BAD_USER_INPUT',
    ]);
  });
});

describe('other mistakes are not taken for it', () => {
  test.each([
    ['another field that is left out', inText('requestId: "r"'), {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'another field that is null',
      inText('requestId: "r", name: null'),
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['another variable that is null', byParts, { id: 'r', name: null }, 'BAD_USER_INPUT'],
    [
      'a value that says the same words',
      byInput,
      { input: { requestId: 'r', name: 'x', [lookalike]: 1 } },
      'BAD_USER_INPUT',
    ],
    ['no input at all', byInput, {}, 'BAD_USER_INPUT'],
  ])('%s', async (_, query, variables, code) => {
    expect(await codesOf(query, variables)).toEqual([code]);
  });
});

describe('what a subgraph says of a request id reaches the client', () => {
  test.each(Object.entries(told))('%s with %j', async (code, extensions) => {
    const input = { requestId: 'r'.repeat(16), name: code };
    const answer = await gateway.ask(byInput, { variables: { input } });
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ rename: null });
    const [error] = answer.errors ?? [];
    expect(error).toMatchObject({ message: `About ${code}.`, path: ['rename'] });
    expect(error?.extensions).toEqual({
      ...extensions,
      code,
      reference: answer.headers.get('x-request-id'),
    });
  });
});
