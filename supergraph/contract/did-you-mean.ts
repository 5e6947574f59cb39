import leven from 'leven';

/** ` Did you mean X?` with a leading space, where one of the names is near enough; empty where none is. */
export function didYouMean(given: string, names: readonly string[]): string {
  const reach = Math.max(1, Math.floor(given.length / 3));
  let [nearest, nearestDistance] = ['', reach + 1];
  for (const name of names) {
    if (Math.abs(name.length - given.length) >= nearestDistance) continue;
    const distance = leven(given.toLowerCase(), name.toLowerCase());
    if (distance < nearestDistance) [nearest, nearestDistance] = [name, distance];
  }
  return nearest === '' ? '' : ` Did you mean \`${nearest}\`?`;
}
