import { expect, test } from '@jest/globals';
import { soak } from './soak.ts';

const WARM_UP_MS = 15_000;
const DURATION_MS = 45_000;
const MIB = 1024 * 1024;

test(
  'a gateway that served for a minute, well and badly, holds what it held before',
  async () => {
    const { operations, before, after, exitCode } = await soak(WARM_UP_MS, DURATION_MS);
    expect(operations).toBeGreaterThan(100);
    expect(after.heapBytes - before.heapBytes).toBeLessThan(2 * MIB);
    expect(after.sockets).toBe(0);
    expect(after.timers).toBeLessThanOrEqual(before.timers);
    expect(exitCode).toBe(0);
  },
  4 * (WARM_UP_MS + DURATION_MS),
);
