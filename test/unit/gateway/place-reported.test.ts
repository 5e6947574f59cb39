import { expect, test } from '@jest/globals';
import { placeReported } from '../../../gateway/blame/place-reported.ts';

const SECRET = 'http://10.0.0.7:4001/?name=Ada';
const fromRoot = { at: [], operation: '{ books { nodes { title: name } } }' };
const ofEntities = {
  at: ['books', '@'],
  operation:
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Book{reviews{stars}}}}',
  entities: 2,
};
const data = { books: [{ reviews: [{ stars: null }] }, { reviews: null }] };

test.each([
  [fromRoot, ['books', 'nodes', 3, 'title'], [['books', 'nodes', 3, 'title']]],
  [fromRoot, ['books', SECRET, 'title'], [['books']]],
  [fromRoot, [SECRET], [[]]],
  [fromRoot, ['books', -1], [['books']]],
  [fromRoot, ['books', 1.5], [['books']]],
  [fromRoot, ['__proto__', 'constructor'], [[]]],
  [ofEntities, ['_entities', 0, 'reviews', 0, 'stars'], [['books', 0, 'reviews', 0, 'stars']]],
  [ofEntities, ['_entities', 1, SECRET], [['books', 1, 'reviews']]],
  [ofEntities, ['_entities', 7, 'reviews'], [['books']]],
  [ofEntities, [SECRET], [[]]],
])('of %j the path %j leads to %j', (fetch, path, places) => {
  const failure = { subgraph: 'a', code: 'SUBGRAPH_ERROR', reason: '', path, ...fetch } as const;
  expect(placeReported(failure, data)).toEqual(places);
});

test('no path is longer than a response is deep', () => {
  const path = ['books', ...Array.from({ length: 100_000 }, () => 0)];
  const failure = { subgraph: 'a', code: 'SUBGRAPH_ERROR', reason: '', path, ...fromRoot } as const;
  expect(placeReported(failure, data)[0]).toHaveLength(1_000);
});
