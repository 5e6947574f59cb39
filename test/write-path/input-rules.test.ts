import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import type { TestSubgraph } from '../kit/test-subgraph.ts';
import type { NotebookData } from './notebook/notebook-data.ts';
import { notebook } from './notebook/notebook.ts';

const organization = seedRef('org', 1);
const writer = memberOf([organization], ['notebook.note.write']);
const good = { requestId: 'request-of-16-chars', organizationId: organization, body: 'a note' };
const BY_VARIABLE = `mutation ($input: WriteNoteInput!) { writeNote(input: $input) { __typename } }`;

const REQUIRED = 'REQUEST_ID_REQUIRED';
const INVALID = 'REQUEST_ID_INVALID';
const BAD = 'BAD_USER_INPUT';
const SECRET = 'Ines Bauer';

/** What is different from a good input, the code, and what the message says. */
const refused: readonly (readonly [string, object, string, string])[] = [
  ['no request id', { requestId: undefined }, REQUIRED, 'Each write needs a `requestId`'],
  ['null for one', { requestId: null }, REQUIRED, 'Each write needs a `requestId`'],
  ['an empty one', { requestId: '' }, REQUIRED, 'Each write needs a `requestId`'],
  ['one of 15 characters', { requestId: 'x'.repeat(15) }, INVALID, 'has 15 characters'],
  ['one of 129', { requestId: 'x'.repeat(129) }, INVALID, 'has 129 characters'],
  ['one with an umlaut', { requestId: 'ä'.repeat(20) }, INVALID, 'printable ones of ASCII'],
  ['one with a line break', { requestId: `${'x'.repeat(20)}\n` }, INVALID, 'printable ones'],
  ['one with U+0000', { requestId: `${'x'.repeat(20)}\u0000` }, INVALID, 'printable ones'],
  ['a text too short', { body: '' }, BAD, '`input.body` has 0 characters; it takes 1 to 20.'],
  ['a text too long', { body: 'é'.repeat(21) }, BAD, 'has 21 characters; it takes 1 to 20.'],
  ['U+0000 in a text', { body: 'a\u0000' }, BAD, '`input.body` holds the character U+0000'],
  ['half a character', { body: 'a\ud800' }, BAD, '`input.body` holds half of a character'],
  [
    'U+0000 where nothing else is asked',
    { pages: [{ number: 1, text: '\u0000' }] },
    BAD,
    '`input.pages.0.text`',
  ],
  [
    'another form',
    { organizationId: 'usr_1' },
    BAD,
    '`input.organizationId` is not of the form `^org_`.',
  ],
  ['a number below', { weight: -1 }, BAD, '`input.weight` is -1; it takes 0 to 100.'],
  ['a number above', { weight: 101 }, BAD, '`input.weight` is 101; it takes 0 to 100.'],
  [
    'a big number above',
    { amount: '9223372036854775807' },
    BAD,
    'is 9223372036854775807; it takes -5 to 5.',
  ],
  [
    'too many items',
    { tags: ['a', 'b', 'c', 'd'] },
    BAD,
    '`input.tags` has 4 items; it takes 0 to 3.',
  ],
  ['a bad item', { tags: ['a', 'B'] }, BAD, '`input.tags.1` is not of the form `^[a-z]+$`.'],
  ['a long item', { tags: ['aaaaaa'] }, BAD, '`input.tags.0` has 6 characters'],
  [
    'a bad field of an item',
    { pages: [{ number: 1 }, { number: 10 }] },
    BAD,
    '`input.pages.1.number` is 10; it takes 1 to 9.',
  ],
  [
    'more items than any list has',
    { pages: Array(1001).fill({ number: 1 }) },
    BAD,
    '`input.pages` has 1001 items; it takes 0 to 1000.',
  ],
  [
    'a text longer than any without a rule is',
    { organizationId: `org_${'x'.repeat(997)}` },
    BAD,
    '`input.organizationId` has 1001 characters; it takes 0 to 1000.',
  ],
  [
    'a type that is none',
    { body: { first: SECRET } },
    BAD,
    '`input.body` has a value that its type does not take.',
  ],
  [
    'an enormous number',
    { amount: '9'.repeat(30) },
    BAD,
    '`input.amount` has a value that its type does not take.',
  ],
  [
    'a date that is none',
    { at: SECRET },
    BAD,
    '`input.at` has a value that its type does not take.',
  ],
  ['an unknown field', { nobody: SECRET }, BAD, '`input` has a value that its type does not take.'],
  [
    'null for what must be',
    { body: null },
    BAD,
    '`input.body` has a value that its type does not take.',
  ],
];

const taken: readonly (readonly [string, object])[] = [
  ['a request id of 16', { requestId: 'x'.repeat(16) }],
  ['a request id of 128', { requestId: '~'.repeat(128) }],
  ['20 characters of two units', { body: '𝒳'.repeat(20) }],
  ['the bounds of numbers', { weight: 0, amount: '-5' }],
  ['the other bounds', { weight: 100, amount: 5 }],
  ['the longest list', { tags: ['a', 'b', 'abcde'] }],
  ['nothing where nothing must be', { tags: null, weight: null, pages: null }],
];

describe.each(engines)('the rules of an input on %s', (_name, engine) => {
  let context: TestSubgraph;
  beforeAll(async () => (context = await engine.openSubgraph(notebook)));
  afterAll(() => context.close());

  const write = async (changes: object) => {
    const input = { ...good, ...changes };
    const answer = await context.executeAs(writer, BY_VARIABLE, { input });
    return { ...answer, data: answer.data as Pick<NotebookData, 'writeNote'> | null };
  };

  test.each(refused)(
    '%s is refused before anything is sent',
    async (_what, changes, code, said) => {
      context.statements.length = 0;
      const { data, errors } = await write(changes);
      expect(data).toBeNull();
      expect(errors.map((error) => error.code)).toEqual([code]);
      expect(errors[0]?.message).toContain(said);
      expect(errors[0]?.message).not.toContain(SECRET);
      expect(context.statements).toEqual([]);
    },
  );

  test.each(taken)('%s: taken', async (what, changes) => {
    const named = { requestId: `request for ${what}`, body: what.slice(0, 20), ...changes };
    const { data, errors } = await write(named);
    expect([data?.writeNote, errors]).toEqual([{ __typename: 'WriteNotePayload' }, []]);
  });

  test('tells everything at once, within bounds', async () => {
    const { errors } = await write({ body: '', weight: 101, organizationId: 'usr_1' });
    expect(errors.map(({ message }) => message)).toEqual([
      '`input.organizationId` is not of the form `^org_`. `input.body` has 0 characters; it takes 1 to 20. ' +
        '`input.weight` is 101; it takes 0 to 100.',
    ]);
    const many = await write({ pages: Array(1000).fill({ number: 10 }) });
    expect(many.errors[0]?.message).toMatch(
      /`input\.pages\.19\.number` is 10; .* There is more\.$/,
    );
  });

  test.each([
    ['is not there', 'writeNote(input: { organizationId: "org_1", body: "a" })'],
    ['is null', 'writeNote(input: { requestId: null, organizationId: "org_1", body: "a" })'],
  ])('a literal whose request id %s', async (_what, field) => {
    const { errors } = await context.executeAs(writer, `mutation { ${field} { __typename } }`);
    expect(errors.map(({ code }) => code)).toEqual([REQUIRED]);
  });

  test.each([
    ['amount', `amount: "1.5"`],
    ['amount', 'amount: 1.5'],
    ['at', `at: "${SECRET}"`],
  ])('a literal that the scalar of `%s` does not take', async (place, literal) => {
    const asked = `requestId: "request-of-16-chars", organizationId: "org_1", body: "a", ${literal}`;
    const field = `writeNote(input: { ${asked} }) { __typename }`;
    const { errors } = await context.executeAs(writer, `mutation { ${field} }`);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      [BAD, `\`${place}\` has a value that its type does not take.`],
    ]);
  });

  test.each([[{}], [{ id: null }]])(
    'a variable for the request id that is %j',
    async (variables) => {
      const { errors } = await context.executeAs(
        writer,
        `mutation ($id: ID!) {
        writeNote(input: { requestId: $id, organizationId: "org_1", body: "a" }) { __typename }
      }`,
        variables,
      );
      expect(errors.map(({ code }) => code)).toEqual([REQUIRED]);
    },
  );

  test('a variable for something else is what it was', async () => {
    const { errors } = await context.executeAs(
      writer,
      `mutation ($body: String!) {
        writeNote(input: { requestId: "request-of-16-chars", organizationId: "org_1", body: $body }) { __typename }
      }`,
    );
    expect(errors.map(({ code }) => code)).toEqual([BAD]);
  });
});
