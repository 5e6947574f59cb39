import { describe, expect, test } from '@jest/globals';
import {
  feedPageSchema,
  isBefore,
  parsePosition,
  type FeedPosition,
} from '../../../subgraphs/kit/feed/feed-position.ts';

function position(text: string): FeedPosition {
  const parsed = parsePosition(text);
  if (parsed === undefined) throw new TypeError(`${text} is no position.`);
  return parsed;
}

const page = (...positions: readonly string[]) => ({
  events: positions.map((one) => ({
    specversion: '1.0',
    id: '6f1c1a52-6b0e-4c3b-9d61-0d6f0f1f9a11',
    source: 'notebook',
    type: 'notebook.note.written.v1',
    subject: 'note_1',
    time: '2026-11-01T12:00:00.000Z',
    organization: null,
    actor: 'usr_1',
    sequence: 1,
    traceid: 'trace',
    position: one,
    data: {},
  })),
  position: positions.at(-1) ?? '0.0.0',
  isLast: true,
  asOf: '2026-11-01T12:00:00.000Z',
});

describe('positions of a feed', () => {
  test.each([
    ['1.999.5', '1.1000.6'],
    ['1.999.5', '2.7.1'],
    ['1.7.99', '1.7.100'],
  ])('%s is before %s, as numbers are', (one, other) => {
    expect(isBefore(position(one), position(other))).toBe(true);
    expect(isBefore(position(other), position(one))).toBe(false);
  });

  test('none is before itself', () => {
    expect(isBefore(position('1.7.99'), position('1.7.99'))).toBe(false);
  });
});

describe('a page of a feed', () => {
  test.each([[[]], [['1.999.5']], [['1.999.5', '1.1000.6', '2.7.1']]])(
    'is taken: %j',
    (positions) => {
      expect(feedPageSchema.parse(page(...positions)).events).toHaveLength(positions.length);
    },
  );

  test.each([[['1.1000.6', '1.999.5']], [['1.7.1', '1.7.1']], [['2.7.1', '1.999.5']]])(
    'is refused rather than passed over in part: %j',
    (positions) => {
      expect(() => feedPageSchema.parse(page(...positions))).toThrow('not in the order');
    },
  );
});
