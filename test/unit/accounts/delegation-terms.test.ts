import { describe, expect, test } from '@jest/globals';
import { problemOfPeriod } from '../../../subgraphs/accounts/model/delegation-terms.ts';

const NOW = new Date('2026-11-02T00:00:00Z');
const later = (days: number, ms = 0): Date => new Date(NOW.getTime() + days * 86_400_000 + ms);

const periods = [
  { what: 'from now for a day', startsAt: NOW, expiresAt: later(1), word: undefined },
  { what: 'for as long as may be', startsAt: later(5), expiresAt: later(371), word: undefined },
  { what: 'a moment longer', startsAt: later(5), expiresAt: later(371, 1), word: '366 days' },
  { what: 'from a moment ago', startsAt: later(0, -1), expiresAt: later(1), word: 'in the past' },
  { what: 'for no time', startsAt: later(1), expiresAt: later(1), word: 'before it begins' },
  { what: 'backwards', startsAt: later(2), expiresAt: later(1), word: 'before it begins' },
] as const;

describe('a period of a delegation', () => {
  test.each(periods)('$what', ({ startsAt, expiresAt, word }) => {
    const problem = problemOfPeriod({ startsAt, expiresAt }, NOW);
    if (word === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(word);
  });
});
