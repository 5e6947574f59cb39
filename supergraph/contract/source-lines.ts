import type { Location, Source } from 'graphql';

/** One line of a source, without its end. */
export interface SourceLine {
  /** The index of its first character. */
  readonly start: number;
  readonly text: string;
}

const known = new WeakMap<Source, readonly SourceLine[]>();

/** The lines of a source, read once: a long contract can have a finding in each of them. */
export function sourceLines(source: Source): readonly SourceLine[] {
  const found = known.get(source) ?? readLines(source.body);
  known.set(source, found);
  return found;
}

/** Line and column of a place, each counted from 1. */
export function lineAndColumn({ source, start }: Pick<Location, 'source' | 'start'>): {
  readonly line: number;
  readonly column: number;
} {
  const lines = sourceLines(source);
  let [first, last] = [0, lines.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((lines[middle]?.start ?? 0) <= start) first = middle;
    else last = middle - 1;
  }
  return { line: first + 1, column: start - (lines[first]?.start ?? 0) + 1 };
}

/** The index of a place that is named by line and column. */
export function offsetAt(
  source: Source,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  return (sourceLines(source)[line - 1]?.start ?? 0) + column - 1;
}

/** @see https://spec.graphql.org/draft/#sec-Line-Terminators */
function readLines(body: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const { 0: end, index } of body.matchAll(/\r\n|[\n\r]/g)) {
    lines.push({ start, text: body.slice(start, index) });
    start = index + end.length;
  }
  return [...lines, { start, text: body.slice(start) }];
}
