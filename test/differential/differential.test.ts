import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isAnsweredWrongly, playCases } from './find-differences.ts';
import { startStage, type Stage } from './serving/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage('demarc');
});
afterAll(() => stage.stop());

/**
 * `npm run differential -- --seed N` plays on from any other seed, shrinks what differs, and writes it
 * where scenarios.test.ts replays it.
 */
test('500 random operations on random graphs are answered as by one server that knows everything', async () => {
  const differing: string[] = [];
  let withFaults = 0;
  let played = 0;
  let allowed = 0;
  for await (const one of playCases({ seed: 1, cases: 500, stage })) {
    const { name, both } = one;
    played += 1;
    if (both.expected.errors.length > 0) withFaults += 1;
    if (isAnsweredWrongly(one)) differing.push(`${name}: ${both.difference?.reason ?? ''}`);
    else if (both.difference) allowed += 1;
  }
  expect(differing).toEqual([]);
  expect(played).toBe(500);
  // Otherwise it would prove nothing about bad days.
  expect(withFaults).toBeGreaterThan(50);
  expect(allowed).toBeLessThan(20);
}, 300_000);
