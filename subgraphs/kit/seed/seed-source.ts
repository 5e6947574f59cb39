import { createHash } from 'node:crypto';

/** A number in [0, below) that depends on its name alone: a seed's only source of variety. */
export function seedNumber(below: number, ...path: readonly (number | string)[]): number {
  return createHash('sha256').update(path.join('/')).digest().readUInt32BE() % below;
}

/** One of a list, by name. */
export function seedChoice<Item>(
  items: readonly Item[],
  ...path: readonly (number | string)[]
): Item {
  const item = items[seedNumber(items.length, ...path)];
  if (item === undefined) throw new RangeError('A choice from nothing: the list is empty.');
  return item;
}

/** `days` before (negative: after) a day, with the time of that day. */
export function daysBefore(day: Date, days: number): Date {
  return new Date(day.getTime() - days * 86_400_000);
}
