/** A program and its arguments: no shell is ever involved. */
export interface ProgramCall {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * Splits the `start` of a subgraph at spaces; quotes keep a part together. A leading `node` is the Node
 * that runs now, whatever PATH says.
 */
export function parseCommand(command: string): ProgramCall {
  const parts = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  const [file = '', ...args] = parts;
  return { file: file === 'node' ? process.execPath : file, args };
}
