import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The rows of the Markdown tables of a file of the repository, cell by cell, heads left out. Code
 * marks are taken off, so that a cell can be compared with data.
 */
export function tableRows(path: string): readonly (readonly string[])[] {
  const text = readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
  const lines = text.split('\n');
  return lines
    .filter(
      (line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1] ?? ''),
    )
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

function isRule(line: string): boolean {
  return /^\|[\s|:-]+\|$/.test(line);
}
