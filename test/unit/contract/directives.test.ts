import { describe, expect, test } from '@jest/globals';
import {
  contractDirective,
  dataDirective,
  lifecycleDirective,
  coordinatesOf,
} from '@demarc/supergraph/contract';
import { parse } from 'graphql';

function typeWith(directives: string) {
  const [type] = coordinatesOf(parse(`type T ${directives} { a: Int }`));
  if (type === undefined) throw new Error('The text has no type.');
  return type.node;
}

describe('the arguments of a directive are read:', () => {
  test('@contract', () => {
    const node = typeWith(
      '@contract(owner: "a", compat: FULL, rules: "unique", process: "billing")',
    );
    expect(contractDirective(node)).toEqual({
      owner: 'a',
      source: undefined,
      compat: 'FULL',
      rules: ['unique'],
      process: 'billing',
    });
  });

  test('@lifecycle', () => {
    const node = typeWith(
      '@lifecycle(stage: DEPRECATED, since: "2026-01-01", retireOn: "2026-09-01", brownouts: ["x"])',
    );
    expect(lifecycleDirective(node)).toEqual({
      stage: 'DEPRECATED',
      since: '2026-01-01',
      replacedBy: undefined,
      retireOn: '2026-09-01',
      brownouts: ['x'],
      note: undefined,
    });
  });

  test('@data', () => {
    expect(dataDirective(typeWith('@data(class: PERSONAL, purpose: "login")'))).toEqual({
      class: 'PERSONAL',
      purpose: 'login',
      retention: undefined,
      mask: undefined,
      subject: undefined,
    });
  });

  test('a value of a wrong type is left to the composer to report', () => {
    expect(contractDirective(typeWith('@contract(owner: 5, compat: SOMETIMES)'))).toMatchObject({
      owner: undefined,
      compat: undefined,
    });
  });

  test('where it does not stand there is none', () => {
    expect(contractDirective(typeWith('@other'))).toBeUndefined();
  });
});
