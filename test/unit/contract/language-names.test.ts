import { expect, test } from '@jest/globals';
import { isOfTheLanguage } from '@demarc/supergraph/contract';

test.each([
  'contract__Stage',
  'contract__Stage.ACTIVE',
  'federation__FieldSet',
  'link__Import',
  'FieldSet',
  '_Any',
  '_Entity',
  '_Service.sdl',
  'Query._service',
  'Query._entities(representations:)',
])('%s is of the language', (coordinate) => {
  expect(isOfTheLanguage(coordinate)).toBe(true);
});

test.each(['_Secret', '_Service2.sdl', '_Anything', 'Query.service', 'FieldSet.a', 'Contract__X'])(
  '%s is of the contract',
  (coordinate) => {
    expect(isOfTheLanguage(coordinate)).toBe(false);
  },
);
