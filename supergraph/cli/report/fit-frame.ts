import { cutLine } from '@demarc/supergraph/contract';
import { logText } from './plain-text.ts';

const GUTTER = /^ (?:[> ] +\d+| *) \| ?/;

/** A code frame within the columns of a terminal: what is too wide is shown around the mark, with … where it goes on. */
export function fitFrame(frame: string, columns: number): string {
  const lines = frame.split('\n').map((line) => logText(line).replaceAll('\n', '\uFFFD'));
  const gutter = Math.max(...lines.map((line) => GUTTER.exec(line)?.[0].length ?? 0));
  const room = columns - gutter;
  const mark = lines.find((line) => /^ +\| *\^$/.test(line))?.length ?? 0;
  const end = Math.max(...lines.map(({ length }) => length));
  const from =
    mark < columns ? gutter : Math.max(gutter, Math.min(mark - Math.floor(room / 2), end - room));
  return lines
    .map((line) => {
      const part = cutLine(line.slice(gutter), { from: from - gutter, room });
      return `${line.slice(0, gutter)}${part}`.trimEnd();
    })
    .join('\n');
}
