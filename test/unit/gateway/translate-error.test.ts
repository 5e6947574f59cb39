import { expect, test } from '@jest/globals';
import { translateError } from '../../../gateway/errors/translate-error.ts';

const SQL = 'select * from people where name = ';

test.each([
  ['FORBIDDEN', 'FORBIDDEN: no'],
  [undefined, 'no code: no'],
  [`${SQL}"Ada"`, 'a code that is none: no'],
  ['X'.repeat(65), 'a code that is none: no'],
])('the code %s is logged as %s', (code, reason) => {
  const error = { message: 'no', path: undefined, code };
  expect(translateError(error, true).reason).toBe(reason);
});
