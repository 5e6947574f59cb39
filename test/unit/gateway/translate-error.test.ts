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

test.each([
  ['FORBIDDEN', 'You may not read or change this.'],
  ['UNAUTHENTICATED', 'Sign in to read this.'],
  ['BAD_USER_INPUT', 'A subgraph did not accept a value of this operation.'],
  ['REQUEST_ID_REUSED', 'A subgraph did not accept a value of this operation.'],
])(
  'what a subgraph writes about %s is passed on where it is trusted, and nowhere else',
  (code, own) => {
    const error = {
      message: 'This needs the permission billing.account.read.',
      path: undefined,
      code,
    };
    expect(translateError(error, true)).toMatchObject({ code, message: error.message });
    expect(translateError(error, false)).toMatchObject({ code, message: own });
  },
);

test('when to come again is passed on with a code for clients, and with no other', () => {
  const error = { message: 'wait', path: undefined, retryAfterMs: 250 };
  const inProgress = { ...error, code: 'REQUEST_IN_PROGRESS' };
  expect(translateError(inProgress, true)).toMatchObject({ retryAfterMs: 250 });
  const other = translateError({ ...error, code: 'DATABASE_BUSY' }, true);
  expect(other).toMatchObject({ code: 'SUBGRAPH_ERROR' });
  expect(other).not.toHaveProperty('retryAfterMs');
});
