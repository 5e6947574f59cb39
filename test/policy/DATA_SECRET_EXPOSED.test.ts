import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATA_SECRET_EXPOSED';
const find = (types: string, others: Readonly<Record<string, string>> = {}) =>
  policyFindings(contractText('billing', types), {
    code,
    others: Object.fromEntries(
      Object.entries(others).map(([name, text]) => [name, contractText(name, text)]),
    ),
  });
const SECRET = '@data(class: SECRET)';

test('a secret that clients can ask for', () => {
  expect(
    find(`"A." type Thing {
  "B." key: String @contract(owner: "payments") ${SECRET}
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.key',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 62,
      message:
        'Thing.key is SECRET, but clients can ask for it. Take it out of the contract, or mark it @inaccessible ' +
        'where only other subgraphs need it; secrets are for arguments and input fields.',
    },
  ]);
});

test('by its type, once', () => {
  const found = find(`extend type Thing { "B." a: Int }
"A." type Thing ${SECRET} { "B." b: Int "C." c: Int @data(class: PUBLIC) }
"D." interface Keyed { "E." key: Int ${SECRET} }`);
  expect(found.map((one) => [one.coordinate, one.line])).toEqual([
    ['Thing', FIRST_LINE_OF_TYPES + 1],
    ['Keyed.key', FIRST_LINE_OF_TYPES + 2],
  ]);
});

describe('not what clients cannot ask for', () => {
  test('arguments and input fields, which only take', () => {
    expect(
      find(
        `type Query { "A." it("B." of: Int ${SECRET}): Int } "C." input In { "D." a: Int ${SECRET} }`,
      ),
    ).toEqual([]);
  });

  test('what is @inaccessible, itself or with its type', () => {
    expect(
      find(`"A." type Thing { "B." a: Int ${SECRET} @federation__inaccessible }
"A." type Hidden ${SECRET} { "B." a: Int }
extend type Hidden @federation__inaccessible
"A." type Partly ${SECRET} { "B." a: Int @federation__inaccessible }`),
    ).toEqual([]);
  });

  test('what another context hides', () => {
    const accounts = 'type Thing @key(fields: "id") @federation__inaccessible { id: ID! }';
    expect(
      find(`"A." type Thing @key(fields: "id") { "I." id: ID! "B." a: Int ${SECRET} }`, {
        accounts,
      }),
    ).toEqual([]);
  });

  test('other classes', () => {
    expect(find('"A." type Thing { "B." a: Int @data(class: SENSITIVE) }')).toEqual([]);
  });
});

test('a directive that only has the name does not hide', () => {
  expect(find(`"A." type Thing { "B." a: Int ${SECRET} @inaccessible }`)).toHaveLength(1);
});
