import { expect, test } from '@jest/globals';
import { buildSchema, isLeafType } from 'graphql';
import { leafCheck } from '../../../gateway/engine/shaping/leaf-check.ts';

const schema = buildSchema(`
  scalar Anything
  enum Color { RED GREEN toString }
  type Query { anything: Anything int: Int float: Float string: String boolean: Boolean id: ID color: Color }
`);
const check = (typename: string) => {
  const type = schema.getType(typename);
  if (!isLeafType(type)) throw new Error(`${typename} is no leaf.`);
  return leafCheck(type);
};

const values = [
  0,
  -1,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 31,
  2 ** 53,
  1.5,
  true,
  '',
  '5',
  'RED',
  {},
  [],
];
const fitting: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, -1, 2 ** 31 - 1, -(2 ** 31)],
  Float: [0, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, 1.5],
  String: ['', '5', 'RED'],
  Boolean: [true],
  Color: ['RED'],
  Anything: values,
};

test.each(Object.entries(fitting))('%s lets through what fits, as it is', (typename, fits) => {
  expect(values.filter((value) => check(typename)(value) === value)).toEqual(fits);
  const others = values.filter((value) => !fits.includes(value));
  expect(others.map(check(typename))).toEqual(others.map(() => undefined));
});

test('ID lets texts through, makes texts of whole numbers, and takes nothing else', () => {
  expect(values.map(check('ID'))).toEqual([
    ...['0', '-1', '2147483647', '-2147483648', '2147483648'],
    ...[undefined, undefined, undefined],
    ...['', '5', 'RED'],
    ...[undefined, undefined],
  ]);
});

test('an enum has its own values, and none that every object has', () => {
  expect(['toString', 'constructor', 'GREEN'].map(check('Color'))).toEqual([
    'toString',
    undefined,
    'GREEN',
  ]);
});
