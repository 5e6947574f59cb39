import { expect, test } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import { checkVariables } from '../../../gateway/limits/check-variables.ts';

const schema = buildSchema('scalar Any type Query { list(of: [Int!], any: Any): Int }');

function check(source: string, variables: Readonly<Record<string, unknown>>) {
  const [operation] = parse(source).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return checkVariables({ schema, operation, variables })?.message;
}

const LIST = 'query ($of: [Int!]) { list(of: $of) }';
const ANY = 'query ($any: Any) { list(any: $any) }';
const wrong = (count: number) => ({ of: Array.from({ length: count }, () => 'x') });
const nested = (depth: number) => ({
  any: JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown,
});

test.each([
  ['values that fit', LIST, { of: [1, 2] }, undefined],
  ['twenty that do not, which the executor reports', LIST, wrong(20), undefined],
  ['one more', LIST, wrong(21), /^The variables have more than 20 values that do not fit; the/],
  ['a hundred thousand', LIST, wrong(100_000), /more than 20/],
  ['what nests as deeply as is allowed', ANY, nested(100), undefined],
  ['what nests one deeper', ANY, nested(101), /^The variables nest deeper than 100 lists/],
  ['what nests deeper than any stack', ANY, nested(130_000), /nest deeper/],
  ['a name of federation', 'query ($representations: Any) { list }', {}, /give the variable/],
])('judges %s', (_, source, variables, words) => {
  if (words === undefined) expect(check(source, variables)).toBeUndefined();
  else expect(check(source, variables)).toMatch(words);
});
