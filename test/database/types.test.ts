import { describe, expect, test } from '@jest/globals';
import { engines } from '../kit/engines.ts';
import { startChild } from '../unit/process/child-process.ts';
import { sampleDatabase } from './sample.ts';
import { samples } from './samples.ts';

const program = new URL('fixtures/round-trip.ts', import.meta.url);

describe.each(engines)('values in %s', (_name, engine) => {
  // Of these zones the first changes its clocks, the second is a day ahead of it.
  test.each(['America/New_York', 'Pacific/Auckland', 'UTC'])(
    'come back exactly as they were written, in a process in %s',
    async (zone) => {
      const { location, remove } = await engine.makeLocation(sampleDatabase());
      const child = startChild(program, { args: [JSON.stringify(location)], env: { TZ: zone } });
      try {
        const answer = await child.nextMessage();
        expect(await child.exited).toBe(0);
        expect(answer).toEqual({
          zone: { 'America/New_York': 300, 'Pacific/Auckland': -780, UTC: 0 }[zone],
          types: samples.map(() => 'bigint,string,string,Date'),
          read: samples.map((sample) => ({
            ...sample,
            big: String(sample.big),
            at: sample.at.toISOString(),
          })),
        });
      } finally {
        await remove();
      }
    },
  );
});
