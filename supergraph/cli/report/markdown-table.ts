/** The rows of a table, and how much room there is for them. */
export interface MarkdownTable {
  readonly heads: readonly string[];
  /** Each cell is Markdown on one line, without a bare `|`. */
  readonly rows: readonly (readonly string[])[];
  /** In bytes. */
  readonly room: number;
}

/** A table as far as there is room for it, and how many rows are left out. */
export function markdownTable({ heads, rows, room }: MarkdownTable): string {
  const lines = rows.map(lineOf);
  const { shown, hidden } = fitInto(lines, room);
  return [
    lineOf(heads),
    lineOf(heads.map(() => '---')),
    ...shown,
    ...(hidden === 0 ? [] : ['', `And ${hidden} more: \`--format json\` shows all.`]),
  ].join('\n');
}

/** As many of the texts, from the first on, as there is room for. */
export function fitInto(
  texts: readonly string[],
  room: number,
): { readonly shown: readonly string[]; readonly hidden: number } {
  let used = 0;
  const end = texts.findIndex((text) => (used += Buffer.byteLength(text) + 1) > room);
  const shown = end < 0 ? texts : texts.slice(0, end);
  return { shown, hidden: texts.length - shown.length };
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
