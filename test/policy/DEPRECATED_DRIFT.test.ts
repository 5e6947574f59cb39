import { describe, expect, test } from '@jest/globals';
import { deprecationReason } from '@demarc/supergraph/contract';
import fc from 'fast-check';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DEPRECATED_DRIFT';
const find = (types: string, others: Readonly<Record<string, string>> = {}) =>
  policyFindings(contractText('billing', types), {
    code,
    others: Object.fromEntries(
      Object.entries(others).map(([name, text]) => [name, contractText(name, text)]),
    ),
  });
const lifecycle = (rest: string, stage = 'DEPRECATED') =>
  `@lifecycle(stage: ${stage}, since: "2026-09-01", ${rest})`;
const GOING = lifecycle('replacedBy: "Thing.new", retireOn: "2027-03-01"');
const REASON = 'Use Thing.new. Retires 2027-03-01.';
const field = (directives: string) =>
  `"A." type Thing { "B." old: Int ${directives} "C." new: Int }`;

test('what is deprecated without telling clients', () => {
  expect(
    find(`"A." type Thing {
  "B." old: Int
    ${GOING}
  "C." new: Int
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 2,
      column: 5,
      message:
        'Thing.old is DEPRECATED, but clients cannot see it. Write @deprecated(reason: "Use Thing.new. Retires 2027-03-01.") ' +
        'on it, or run demarc fmt.',
    },
  ]);
});

test('what tells clients something else, where it does', () => {
  expect(
    find(`"A." type Thing {
  "B." old: Int ${GOING}
    @deprecated(reason: "Use Thing.new.")
  "C." new: Int
}`),
  ).toMatchObject([
    {
      line: FIRST_LINE_OF_TYPES + 2,
      column: 5,
      message:
        'Thing.old tells clients "Use Thing.new.", which is not what its @lifecycle says. ' +
        'Write @deprecated(reason: "Use Thing.new. Retires 2027-03-01."), or run demarc fmt.',
    },
  ]);
  expect(find(field(`${GOING} @deprecated`))[0]?.message).toMatch(
    /^Thing\.old tells clients "No longer supported", which/,
  );
});

test('what is deprecated for clients alone', () => {
  expect(
    find(`"A." type Thing {
  "B." old: Int @deprecated(reason: "${REASON}")
  "C." new: Int @deprecated ${lifecycle('note: "Kept."', 'ACTIVE')}
}`),
  ).toMatchObject([
    {
      coordinate: 'Thing.old',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 17,
      message:
        'Thing.old is @deprecated, but has no @lifecycle. Write @lifecycle(stage: DEPRECATED, since: "…", ' +
        'replacedBy: "…", retireOn: "…"), or take @deprecated out.',
    },
    {
      coordinate: 'Thing.new',
      message: expect.stringContaining('but its @lifecycle says ACTIVE. Write'),
    },
  ]);
});

describe('in step', () => {
  test.each([
    [GOING, REASON],
    [
      lifecycle('note: "none: nobody asks.", retireOn: "2027-03-01"'),
      'No replacement: nobody asks. Retires 2027-03-01.',
    ],
    [
      lifecycle('replacedBy: "Thing.new", retireOn: "2027-03-01"', 'RETIRED'),
      'Retired 2027-03-01. Use Thing.new.',
    ],
    [
      lifecycle('note: "none: why", retireOn: "2027-03-01"', 'RETIRED'),
      'Retired 2027-03-01. No replacement: why.',
    ],
  ])('%s', (said, reason) => {
    expect(find(field(`${said} @deprecated(reason: "${reason}")`))).toEqual([]);
    expect(find(field(`@deprecated(reason: """${reason}""") ${said}`))).toEqual([]);
    expect(find(field(said))).toHaveLength(1);
    for (const other of [`${reason} `, reason.slice(0, -1), reason.toLowerCase(), '']) {
      expect(find(field(`${said} @deprecated(reason: "${other}")`))).toHaveLength(1);
    }
  });

  test('whatever is replaced by whatever: the reason is the one that is asked for', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const stage = fc.constantFrom('DEPRECATED' as const, 'RETIRED' as const);
    // Everything that a GraphQL string can hold; what is empty names no replacement.
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((some) => some.isWellFormed());
    const replacement = fc.oneof(
      fc.record({ replacedBy: text, note: fc.constant(undefined) }),
      fc.record({
        replacedBy: fc.constant(undefined),
        note: text.map((why) => `none: why ${why}`),
      }),
    );
    fc.assert(
      fc.property(stage, day, replacement, (is, retireOn, { replacedBy, note }) => {
        const rest = [
          `retireOn: "${retireOn}"`,
          ...(replacedBy === undefined ? [] : [`replacedBy: ${JSON.stringify(replacedBy)}`]),
          ...(note === undefined ? [] : [`note: ${JSON.stringify(note)}`]),
        ].join(', ');
        const reason = deprecationReason({
          stage: is,
          since: '2026-09-01',
          brownouts: undefined,
          retireOn,
          replacedBy,
          note,
        });
        const said = lifecycle(rest, is);
        expect(find(field(`${said} @deprecated(reason: ${JSON.stringify(reason)})`))).toEqual([]);
        expect(
          find(field(`${said} @deprecated(reason: ${JSON.stringify(`${reason ?? ''}.`)})`)),
        ).toHaveLength(1);
        expect(find(field(said))).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

test('of arguments, input fields and enum values too', () => {
  expect(
    find(`"A." type Thing { "B." it("C." of: Int ${GOING}): Int }
"D." input Filter { "E." from: Int ${GOING} "F." to: Int! = 1 ${GOING} }
"G." enum Way { "H." SO ${GOING} "I." NO @deprecated }`).map(({ coordinate }) => coordinate),
  ).toEqual(['Thing.it(of:)', 'Filter.from', 'Filter.to', 'Way.SO', 'Way.NO']);
});

describe('not', () => {
  test('a type, on which GraphQL allows no @deprecated', () => {
    expect(
      find(`"A." type Thing ${GOING} { "B." new: Int } "C." enum Way ${GOING} { "D." SO }`),
    ).toEqual([]);
  });

  test('a required input, on which it does not either', () => {
    expect(
      find(
        `"A." type Thing { "B." it("C." of: Int! ${GOING}): Int } "D." input F { "E." e: Int! ${GOING} }`,
      ),
    ).toEqual([]);
  });

  test('what has no date or replacement yet, or one that is no day', () => {
    expect(find(field(lifecycle('replacedBy: "Thing.new"')))).toEqual([]);
    expect(find(field(lifecycle('retireOn: "2027-03-01"')))).toEqual([]);
    expect(find(field(lifecycle('replacedBy: "Thing.new", retireOn: "soon"')))).toEqual([]);
  });

  test('what is neither deprecated nor said to be', () => {
    expect(find(field(lifecycle('note: "New."', 'EXPERIMENTAL')))).toEqual([]);
    expect(find(field(''))).toEqual([]);
  });
});

describe('one side of an entity', () => {
  const home = (directives: string) =>
    `"P." type Person @key(fields: "id") @contract(owner: "identity") { "I." id: ID! "N." nick: Int @shareable ${directives} }`;
  const away = (directives: string) =>
    find(`type Person @key(fields: "id") { id: ID! nick: Int @shareable ${directives} }`, {
      accounts: home(`${GOING} @deprecated(reason: "${REASON}")`),
    });

  test('deprecates for all: it may only repeat what the home says', () => {
    expect(away('')).toEqual([]);
    expect(away(`@deprecated(reason: "${REASON}")`)).toEqual([]);
    expect(away('@deprecated(reason: "I say so.")')).toMatchObject([
      {
        coordinate: 'Person.nick',
        message:
          'Person.nick is @deprecated here, which its home accounts does not say like this. ' +
          'Take @deprecated out here: whether it is deprecated is for identity to say.',
      },
    ]);
  });

  test('where the home deprecates nothing', () => {
    const found = find(
      'type Person @key(fields: "id") { id: ID! @deprecated nick: Int @external @deprecated }',
      {
        accounts: home(''),
      },
    );
    expect(found.map(({ coordinate }) => coordinate)).toEqual(['Person.id']);
  });
});
