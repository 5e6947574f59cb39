import type { ContextEntry } from './manifest.ts';

/**
 * Says of each migration that ran in a backup whether the code here has it as it was. Data that a newer
 * code wrote would be refused by the subgraph's start, after the present data is gone.
 *
 * @param code - null where the code could not be asked: its start will find out
 */
export function compareMigrations(
  { name, migrations }: ContextEntry,
  code: ContextEntry['migrations'],
): readonly string[] {
  if (migrations === null || code === null) return [];
  const known = new Map(code.map((one) => [one.name, one.digest]));
  return migrations.flatMap((one) => {
    const digest = known.get(one.name);
    if (digest === one.digest) return [];
    return [
      digest === undefined
        ? `${name} was written by code that has migration ${one.name}, and this code has not.`
        : `Migration ${one.name} of ${name} is another one in this code.`,
    ];
  });
}
