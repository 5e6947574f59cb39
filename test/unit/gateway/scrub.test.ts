import { expect, test } from '@jest/globals';
import { scrub } from '../../../gateway/errors/scrub.ts';

test.each([
  ['user ada@example.test is unknown', 'user <address> is unknown'],
  ['Key (email)=(ada@example.test) already exists.', 'Key <address> already exists.'],
  [
    'invalid input syntax for type bigint: "Ada Lovelace"',
    'invalid input syntax for type bigint: <value>',
  ],
  ["duplicate 'x' in `y`", 'duplicate <value> in <value>'],
  ['row 4711 of 9', 'row <number> of <number>'],
  [`Key "${'Ada '.repeat(100)}" exists`, 'Key <value>'],
  ["open 'quote", 'open <value>'],
  ['x'.repeat(1_000), 'x'.repeat(300)],
])('%s → %s', (message, scrubbed) => {
  expect(scrub(message)).toBe(scrubbed);
});
