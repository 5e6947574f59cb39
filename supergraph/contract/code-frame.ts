import type { Location } from 'graphql';
import { cutLine } from './cut-line.ts';
import { lineAndColumn, sourceLines } from './source-lines.ts';

const CONTEXT_LINES = 2;
const WIDTH = 80;

/** The lines around a place of a contract, numbered and marked, at most 80 columns wide. */
export function codeFrame(place: Pick<Location, 'source' | 'start'>): string {
  const { line, column } = lineAndColumn(place);
  const lines = sourceLines(place.source);
  const first = Math.max(1, line - CONTEXT_LINES);
  const last = Math.min(lines.length, line + CONTEXT_LINES);
  const gutter = String(last).length;
  const room = WIDTH - gutter - ' > '.length - ' | '.length;
  // A very long line is shown from shortly before the place.
  const from = column < room ? 0 : column - Math.floor(room / 2);
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const marker = number === line ? '>' : ' ';
    const text = cutLine(lines[number - 1]?.text ?? '', { from, room });
    frame.push(` ${marker} ${String(number).padStart(gutter)} | ${text}`.trimEnd());
    if (number === line) frame.push(`${' '.repeat(gutter + 4)}| ${' '.repeat(column - 1 - from)}^`);
  }
  return frame.join('\n');
}
