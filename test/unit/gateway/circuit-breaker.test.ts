import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  createCircuitBreaker,
  type CallEnd,
  type CircuitBreaker,
} from '../../../gateway/subgraph-client/circuit-breaker.ts';

let now: number;
let breaker: CircuitBreaker;
beforeEach(() => {
  now = 0;
  const options = { windowMs: 10_000, minimumCalls: 20, threshold: 0.5, openMs: 5_000 };
  breaker = createCircuitBreaker(options, () => now);
});

function call(times: number, end: CallEnd): number {
  let admitted = 0;
  for (let count = 0; count < times; count += 1) {
    const settle = breaker.admit();
    admitted += settle ? 1 : 0;
    settle?.(end);
  }
  return admitted;
}

describe('a circuit breaker', () => {
  test('concludes nothing from few calls', () => {
    expect(call(19, 'failed')).toBe(19);
    expect(call(1, 'succeeded')).toBe(1);
  });

  test('opens when half of enough calls fail', () => {
    call(10, 'succeeded');
    call(10, 'failed');
    expect(call(5, 'succeeded')).toBe(0);
  });

  test('stays closed while fewer fail', () => {
    call(11, 'succeeded');
    call(10, 'failed');
    expect(call(1, 'succeeded')).toBe(1);
  });

  test('forgets what is older than its window', () => {
    call(19, 'failed');
    now = 11_000;
    expect(call(15, 'failed')).toBe(15);
    expect(call(1, 'succeeded')).toBe(1);
  });

  test('counts no call that nobody waited for', () => {
    call(100, 'abandoned');
    expect(call(1, 'succeeded')).toBe(1);
  });

  describe('that is open', () => {
    beforeEach(() => void call(20, 'failed'));

    test('lets one trial through when its time is over, and refuses the others meanwhile', () => {
      now = 4_999;
      expect(breaker.admit()).toBeUndefined();
      now = 5_000;
      expect(breaker.admit()).toBeDefined();
      expect(breaker.admit()).toBeUndefined();
    });

    test('closes when the trial succeeds', () => {
      now = 5_000;
      breaker.admit()?.('succeeded');
      expect(call(5, 'succeeded')).toBe(5);
    });

    test('opens anew when the trial fails', () => {
      now = 5_000;
      breaker.admit()?.('failed');
      now = 9_999;
      expect(breaker.admit()).toBeUndefined();
      now = 10_000;
      expect(breaker.admit()).toBeDefined();
    });

    test('tries again when the trial was abandoned', () => {
      now = 5_000;
      breaker.admit()?.('abandoned');
      expect(breaker.admit()).toBeDefined();
    });
  });

  test('does not let a call from before decide the trial', () => {
    const early = breaker.admit();
    call(20, 'failed');
    now = 5_000;
    breaker.admit();
    early?.('succeeded');
    expect(breaker.admit()).toBeUndefined();
  });
});
