import { describe, expect, test } from '@jest/globals';
import { continueTrace } from '../../../gateway/trace-context.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const newId = (bytes: number) => 'ab'.repeat(bytes);
const MADE = `00-${'ab'.repeat(16)}-${'ab'.repeat(8)}-01`;

describe('trace context', () => {
  test('goes on with a valid parent, its flags and its state', () => {
    const context = continueTrace(`00-${TRACE}-b7ad6b7169203331-00`, 'a=1,b=2', newId);
    expect(context).toEqual({
      traceId: TRACE,
      traceparent: `00-${TRACE}-${'ab'.repeat(8)}-00`,
      tracestate: 'a=1,b=2',
    });
  });

  test('reads a later version as far as it knows it', () => {
    const context = continueTrace(`cc-${TRACE}-b7ad6b7169203331-01-more`, undefined, newId);
    expect(context.traceId).toBe(TRACE);
  });

  test.each([
    [undefined],
    [''],
    ['nonsense'],
    [`ff-${TRACE}-b7ad6b7169203331-01`],
    [`00-${TRACE}-b7ad6b7169203331-01-more`],
    [`00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    [`00-${TRACE}-${'0'.repeat(16)}-01`],
    [`00-${TRACE.toUpperCase()}-b7ad6b7169203331-01`],
  ])('begins a new trace after %s', (traceparent) => {
    expect(continueTrace(traceparent, 'a=1', newId)).toEqual({
      traceId: 'ab'.repeat(16),
      traceparent: MADE,
      tracestate: undefined,
    });
  });

  test('drops a state that is too long or not printable', () => {
    const parent = `00-${TRACE}-b7ad6b7169203331-01`;
    expect(continueTrace(parent, 'x'.repeat(513), newId).tracestate).toBeUndefined();
    expect(continueTrace(parent, 'a=\n', newId).tracestate).toBeUndefined();
  });
});
