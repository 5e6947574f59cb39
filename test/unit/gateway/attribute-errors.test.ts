import { describe, expect, test } from '@jest/globals';
import { attributeErrors } from '../../../gateway/blame/attribute-errors.ts';

const failure = {
  subgraph: 'reviews',
  code: 'SUBGRAPH_TIMEOUT',
  reason: 'its time was up',
  at: ['books', '@'],
  operation:
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Book{reviews{stars}}}}',
} as const;
const nothing = { failures: [], reported: [], unsent: [], completions: [] };

describe('attributeErrors', () => {
  test('blames each null that a failed fetch left', () => {
    const data = { books: [{ reviews: null }, null, { reviews: null }, null] };
    const errors = attributeErrors({ ...nothing, data, failures: [failure] });
    expect(errors.map(({ path }) => path)).toEqual([
      ['books', 0, 'reviews'],
      ['books', 2, 'reviews'],
    ]);
    expect(errors[0]?.extensions).toEqual({
      code: 'SUBGRAPH_TIMEOUT',
      reason: 'its time was up',
      subgraph: 'reviews',
    });
  });

  test('blames the non-null field whose null went up, where that is known', () => {
    const data = { books: [null, null] };
    const path = ['books', 0, 'reviews'];
    const completions = [{ path, message: 'Cannot return null for non-nullable field.' }];
    const told = attributeErrors({ ...nothing, data, failures: [failure], completions });
    expect(told.map((error) => error.path)).toEqual([path]);
    const { completions: _, ...untold } = { ...nothing, data, failures: [failure] };
    expect(attributeErrors(untold).map((error) => error.path)).toEqual([
      ['books', 0],
      ['books', 1],
    ]);
  });

  test('says once that something failed where nothing that was selected is null', () => {
    const errors = attributeErrors({
      ...nothing,
      data: { books: [{ title: 'x' }] },
      failures: [failure],
    });
    expect(errors.map(({ path }) => path)).toEqual([['books']]);
  });

  test('blames a place once, whoever failed there', () => {
    const data = { books: [{ reviews: null }] };
    const errors = attributeErrors({ ...nothing, data, failures: [failure, failure] });
    expect(errors).toHaveLength(1);
  });

  test('reports a value that does not fit, unless its null is already blamed', () => {
    const data = { books: [{ reviews: null, price: null }] };
    const completions = [
      { path: ['books', 0, 'price'], message: 'Invalid value found for field Book.price.' },
      { path: ['books', 0, 'reviews', 0], message: 'a consequence' },
    ];
    const errors = attributeErrors({ ...nothing, data, failures: [failure], completions });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual([
      ['books.0.reviews', 'SUBGRAPH_TIMEOUT'],
      ['books.0.price', 'SUBGRAPH_INVALID_DATA'],
    ]);
  });

  test('places what a subgraph reported among the items that were asked for', () => {
    const reported = { ...failure, code: 'SUBGRAPH_ERROR', entities: 2 } as const;
    const data = {
      books: [{ name: 'other' }, { reviews: null }, null, { reviews: [{ stars: null }] }],
    };
    const errors = attributeErrors({
      ...nothing,
      data,
      reported: [
        { ...reported, path: ['_entities', 0] },
        { ...reported, path: ['_entities', 1, 'reviews', 0, 'stars'] },
      ],
    });
    expect(errors.map(({ path }) => path?.join('.'))).toEqual([
      'books.1.reviews',
      'books.3.reviews.0.stars',
    ]);
  });

  test('stops at a thousand places', () => {
    const data = { books: Array.from({ length: 5_000 }, () => ({ reviews: null })) };
    const errors = attributeErrors({ ...nothing, data, failures: [failure] });
    expect(errors).toHaveLength(1_000);
  });
});
