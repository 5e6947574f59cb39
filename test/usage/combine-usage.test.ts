import { expect, test } from '@jest/globals';
import { combineUsage } from '../../supergraph/usage/combine-usage.ts';
import type { UsageVerdict } from '../../supergraph/usage/usage-door.ts';

const window = { from: '2026-10-28', to: '2026-11-27' };
const use = (operation: string) => ({ client: 'web', version: '3.2.0', operation });
const used = (...names: readonly string[]): UsageVerdict => ({
  verdict: 'USED',
  uses: names.map(use),
});
const unused: UsageVerdict = { verdict: 'UNUSED' };
const unknown = (reason: string): UsageVerdict => ({ verdict: 'UNKNOWN', reason });
const feared: UsageVerdict = { verdict: 'UNKNOWN', reason: 'C.', mayBeUsed: true };

test.each<[string, readonly UsageVerdict[], UsageVerdict]>([
  ['one use is enough', [unused, used('A'), unknown('x')], used('A')],
  ['a use that two sources know is one', [used('A', 'B'), used('B', 'C')], used('A', 'B', 'C')],
  ['a source that sees everything decides', [unknown('A.'), unused], unused],
  ['unless another fears a use that it could not read', [feared, unused], feared],
  [
    'otherwise every reason is told, once',
    [unknown('A.'), unknown('B.'), unknown('A.')],
    unknown('A. B.'),
  ],
  ['nobody to ask', [], unknown('Nothing tells who uses the graph.')],
])('%s', async (_what, verdicts, expected) => {
  const asked: string[] = [];
  const door = combineUsage(
    verdicts.map((verdict) => (coordinate, { from, to }) => {
      asked.push(`${coordinate} ${from} ${to}`);
      return Promise.resolve(verdict);
    }),
  );
  expect(await door('User.name', window)).toEqual(expected);
  expect(asked).toEqual(verdicts.map(() => 'User.name 2026-10-28 2026-11-27'));
});
