import { expect, test } from '@jest/globals';
import { writePathMigration } from '@demarc/kit';

test('the write path grants to the role that the context has, also where its name has a dash', () => {
  const granted = writePathMigration('feature-flags')
    .statements.map((statement) => /^grant [^]+ to (\S+)$/.exec(statement)?.[1])
    .filter((role) => role !== undefined);
  expect(new Set(granted)).toEqual(new Set(['feature_flags_app']));
});
