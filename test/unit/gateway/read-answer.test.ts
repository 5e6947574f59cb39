import { describe, expect, test } from '@jest/globals';
import { readAnswer } from '../../../gateway/subgraph-client/read-answer.ts';

describe('readAnswer', () => {
  test('believes nothing about the shape of errors', () => {
    const errors = ['text', null, { message: 7, path: 'x', extensions: [] }];
    expect(readAnswer(200, JSON.stringify({ data: { a: 1 }, errors }))).toEqual({
      kind: 'answered',
      isShared: false,
      data: { a: 1 },
      errors: [
        { message: 'an error that is no object', path: undefined, code: undefined },
        { message: 'an error that is no object', path: undefined, code: undefined },
        { message: 'an error without a message', path: undefined, code: undefined },
      ],
    });
  });

  test('reads a hundred errors of a million', () => {
    const errors = Array.from({ length: 1_000 }, () => ({ message: 'no' }));
    const answer = readAnswer(200, JSON.stringify({ data: null, errors }));
    expect(answer).toMatchObject({ kind: 'answered', isShared: false, data: null });
    if (answer.kind === 'answered') expect(answer.errors).toHaveLength(100);
  });

  test('takes GraphQL errors as an answer whatever the status', () => {
    const body = '{"errors":[{"message":"no","path":["a",0],"extensions":{"code":"FORBIDDEN"}}]}';
    expect(readAnswer(500, body)).toEqual({
      kind: 'answered',
      isShared: false,
      data: null,
      errors: [{ message: 'no', path: ['a', 0], code: 'FORBIDDEN' }],
    });
  });
});

test.each([[250], [0], [3_600_000]])('a wait of %s ms is believed', (retryAfterMs) => {
  const body = JSON.stringify({
    errors: [{ message: 'm', extensions: { code: 'C', retryAfterMs } }],
  });
  expect(readAnswer(200, body)).toMatchObject({ errors: [{ code: 'C', retryAfterMs }] });
});

test.each([[-1], [3_600_001], [0.5], ['250'], [null], [{}], [1e400]])(
  'a wait of %j is none',
  (retryAfterMs) => {
    const body = JSON.stringify({
      errors: [{ message: 'm', extensions: { code: 'C', retryAfterMs } }],
    });
    const answer = readAnswer(200, body);
    if (answer.kind !== 'answered') throw new Error(answer.reason);
    expect(answer.errors[0]).not.toHaveProperty('retryAfterMs');
  },
);
