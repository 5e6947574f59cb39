import { plainLine, plainText } from '../../wording/plain-text.ts';

export { plainLine, plainText };

/** Begins a command to the CI system that reads a log: `::error::`, and the older `##[error]` anywhere in a line. */
const COMMANDS = /(?<=^|\s):(?=:)|##(?=\w*\[)/gm;

/**
 * A text as it may stand in the log of a job: what a contract says commands nothing there, wherever its
 * lines are broken. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function logText(text: string): string {
  return plainText(text).replaceAll(COMMANDS, (command) => `${command} `);
}

/** The same on one line. */
export function logLine(text: string): string {
  return logText(plainLine(text));
}
