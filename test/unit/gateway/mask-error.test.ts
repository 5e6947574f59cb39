import { describe, expect, test } from '@jest/globals';
import { maskError } from '../../../gateway/errors/mask-error.ts';

const reference = 'r1';

describe('maskError', () => {
  test('lets a code, a path, the reference and nothing else of a masked error through', () => {
    const error = {
      message: 'connect ECONNREFUSED 10.0.0.7:4001',
      path: ['billing', 0],
      locations: [{ line: 1, column: 1 }],
      extensions: {
        code: 'SUBGRAPH_UNAVAILABLE',
        subgraph: 'billing',
        reason: 'ECONNREFUSED',
        stacktrace: ['at …'],
        serviceName: 'billing',
      },
    };
    expect(maskError(error, { reference, suggestions: true })).toEqual({
      message: 'The service that owns this data is not available.',
      path: ['billing', 0],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', reference },
    });
  });

  test.each([['DOWNSTREAM_SERVICE_ERROR'], ['constructor'], [undefined], [7]])(
    'calls the code %s an internal error',
    (code) => {
      const masked = maskError(
        { message: 'select 1', extensions: { code } },
        { suggestions: true },
      );
      expect(masked).toEqual({
        message: 'The gateway failed to answer.',
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
    },
  );

  test("keeps what a client's mistake says, with its place and the limit", () => {
    const error = {
      message: 'Too deep.',
      locations: [{ line: 2, column: 3 }],
      extensions: { code: 'DEPTH_LIMIT_EXCEEDED', limit: 'depth', found: 13, allowed: 12 },
    };
    expect(maskError(error, { reference, suggestions: true })).toEqual({
      ...error,
      extensions: { ...error.extensions, reference },
    });
  });

  test('takes suggestions out where they are off', () => {
    const message =
      'Value "BLU" does not exist in "Color" enum. Did you mean the enum value "BLUE" or "BLACK"? Sorry.';
    const extensions = { code: 'BAD_USER_INPUT' };
    expect(maskError({ message, extensions }, { suggestions: true }).message).toBe(message);
    expect(maskError({ message, extensions }, { suggestions: false }).message).toBe(
      'Value "BLU" does not exist in "Color" enum. Sorry.',
    );
  });

  const cut = (message: string, suggestions: boolean) =>
    maskError({ message, extensions: { code: 'BAD_USER_INPUT' } }, { suggestions }).message;

  test('cuts a message that repeats what the client wrote', () => {
    expect(cut('x'.repeat(1_000), true)).toBe('x'.repeat(1_000));
    expect(cut('x'.repeat(200_000), true)).toBe(`${'x'.repeat(999)}…`);
  });

  test('takes a suggestion out that the cut left open', () => {
    const message = `${'x'.repeat(970)}. Did you mean the enum value "BLUE" or "BLACK"?`;
    expect(cut(message, false)).toBe(`${'x'.repeat(970)}.`);
  });

  test('reads a message of many beginnings once', () => {
    const started = performance.now();
    cut('Did you mean '.repeat(19_000), false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
