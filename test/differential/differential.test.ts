import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { playCases } from './find-differences.ts';
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
  for await (const { name, both } of playCases({ seed: 1, cases: 500, stage })) {
    played += 1;
    if (both.expected.errors.length > 0) withFaults += 1;
    if (both.difference) differing.push(`${name}: ${both.difference.reason}`);
  }
  expect(differing).toEqual([]);
  expect(played).toBe(500);
  // Otherwise it would prove nothing about bad days.
  expect(withFaults).toBeGreaterThan(20);
}, 180_000);
