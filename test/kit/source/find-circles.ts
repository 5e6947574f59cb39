import type { SourceImport } from './read-imports.ts';

/** Every circle of files that import each other, as the files on it; empty when there is none. */
export function findCircles(imports: readonly SourceImport[]): readonly (readonly string[])[] {
  const targets = Map.groupBy(imports, (one) => one.from);
  const done = new Set<string>();
  const circles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const { to } of targets.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return circles;
}
