import { expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { bothApis } from '../../supergraph/changes/api/both-apis.ts';
import { foundDifference } from '../../supergraph/changes/api/inspector-differences.ts';
import { judgeFound } from '../../supergraph/changes/api/judge-found.ts';
import { compareApis } from '../../supergraph/changes/compare-apis.ts';
import { apiSchema, tellApis } from '../kit/api-differences.ts';

const reason = 'Nobody has judged yet what it does to clients: compare both versions by eye.';

test('a kind of which GraphQL Inspector tells and nobody here knows', () => {
  const api = apiSchema('type A { a: Int }');
  const found = foundDifference({
    type: 'FIELD_MOOD_CHANGED',
    path: 'A.a',
    message: "Field 'A.a' is in another mood",
    meta: {},
    criticality: { level: 'NON_BREAKING' as never },
  });
  expect(judgeFound(found, bothApis(api, api))).toEqual({
    kind: 'UNKNOWN_DIFFERENCE',
    level: 'API',
    coordinate: 'A.a',
    severity: 'DANGEROUS',
    message:
      "Field 'A.a' is in another mood. What that does to clients is not known here (FIELD_MOOD_CHANGED).",
    reason,
  });
});

test('a type that differs and that nobody tells of', async () => {
  expect(await compareApis(writtenAs('1'), writtenAs('2'))).toEqual([
    {
      kind: 'UNKNOWN_DIFFERENCE',
      level: 'API',
      coordinate: 'Query',
      severity: 'DANGEROUS',
      message: 'Query is different, in a way that is not known here.',
      reason,
    },
  ]);
});

test('what is known is not told as unknown', async () => {
  expect(await tellApis('type A { a: Int }', 'type A { a: Int! }')).toEqual([
    'SAFE FIELD_TYPE_CHANGED at A.a: A.a was Int and is Int! now. Null has become impossible in a place; everything else comes as before.',
  ]);
});

/** A default that is written in one way or another, and read as the same. */
function writtenAs(value: string): GraphQLSchema {
  const api = apiSchema(`type Query { a(x: S = ${value}): Int } scalar S`);
  const argument = api.getQueryType()?.getFields()['a']?.args[0];
  if (argument !== undefined) argument.defaultValue = 0;
  return api;
}
