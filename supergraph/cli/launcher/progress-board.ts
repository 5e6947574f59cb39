import { moveCursor, clearScreenDown } from 'node:readline';
import { styleText } from 'node:util';

const NAME_WIDTH = 12;

/** Shows what every process is doing. */
export interface ProgressBoard {
  update(name: string, state: string): void;
  /** From now on lines follow each other: something else was printed below. */
  settle(): void;
  /** Nothing more is shown: an error has the last word. */
  close(): void;
}

/** On a terminal each process has one line that changes; elsewhere every change is a line. */
export function openProgressBoard(stream: NodeJS.WriteStream): ProgressBoard {
  const states = new Map<string, string>();
  let drawn = 0;
  let settled = !stream.isTTY;
  let closed = false;

  const lineOf = (name: string, state: string) =>
    `  ${styleText('bold', name.padEnd(NAME_WIDTH), { stream })} ${state}`;
  return {
    update(name, state) {
      if (closed) return;
      states.set(name, state);
      if (settled) {
        stream.write(`${lineOf(name, state)}\n`);
        return;
      }
      moveCursor(stream, 0, -drawn);
      clearScreenDown(stream);
      // A line that the terminal breaks would spoil the count of lines.
      const room = (stream.columns > 0 ? stream.columns : 80) - NAME_WIDTH - '   '.length;
      for (const [each, text] of states) stream.write(`${lineOf(each, text.slice(0, room))}\n`);
      drawn = states.size;
    },
    settle: () => void (settled = true),
    close: () => void (closed = true),
  };
}
