import { describe, expect, test } from '@jest/globals';
import { coordinateAt, coordinatesOf } from '@demarc/supergraph/contract';
import { parse, type Location } from 'graphql';

const text = `type Query { find(term: String!): Hit }
extend type Query { all: [Hit] }
interface Hit { id: ID! }
union Any = Query
enum Kind { FAST SLOW }
input Filter { kind: Kind = FAST }
scalar Day
directive @mark on FIELD`;
const document = parse(text);

describe('coordinatesOf', () => {
  test('lists every annotated coordinate in the order of the file', () => {
    expect([...coordinatesOf(document)].map(({ coordinate }) => coordinate)).toEqual([
      'Query',
      'Query.find',
      'Query.find(term:)',
      'Query',
      'Query.all',
      'Hit',
      'Hit.id',
      'Any',
      'Kind',
      'Kind.FAST',
      'Kind.SLOW',
      'Filter',
      'Filter.kind',
      'Day',
    ]);
  });
});

describe('coordinateAt', () => {
  const at = (part: string) => {
    const start = text.indexOf(part);
    const { source } = document.loc as Location;
    return coordinateAt(document, { source, start, end: start + part.length });
  };
  test.each([
    ['String!', 'Query.find(term:)'],
    ['): Hit', 'Query.find'],
    ['find(term: String!): Hit }', 'Query'],
    ['SLOW', 'Kind.SLOW'],
    ['= FAST', 'Filter.kind'],
    ['@mark', '@mark'],
    ['}\nextend', undefined],
  ])('around %j is %s', (part, coordinate) => {
    expect(at(part)).toBe(coordinate);
  });
});
