import { moveCursor, clearScreenDown } from 'node:readline';
import { styleText } from 'node:util';

/** Shows what every process is doing. */
export interface ProgressBoard {
  update(name: string, state: string): void;
  /** From now on lines follow each other: something else was printed below. */
  settle(): void;
}

/** On a terminal each process has one line that changes; elsewhere every change is a line. */
export function openProgressBoard(stream: NodeJS.WriteStream): ProgressBoard {
  const states = new Map<string, string>();
  let drawn = 0;
  let settled = !stream.isTTY;

  const lineOf = (name: string, state: string) =>
    `  ${styleText('bold', name.padEnd(12), { stream })} ${state}`;
  return {
    update(name, state) {
      states.set(name, state);
      if (settled) {
        stream.write(`${lineOf(name, state)}\n`);
        return;
      }
      moveCursor(stream, 0, -drawn);
      clearScreenDown(stream);
      // A line that the terminal breaks would spoil the count of lines.
      const room = stream.columns - '  '.length - 13;
      for (const [each, text] of states) stream.write(`${lineOf(each, text.slice(0, room))}\n`);
      drawn = states.size;
    },
    settle() {
      settled = true;
    },
  };
}
