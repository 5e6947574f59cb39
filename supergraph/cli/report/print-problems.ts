import { styleText } from 'node:util';
import type { ConfigProblem } from '@demarc/foundation/config';
import { displayPath } from './display-path.ts';
import { wrapText } from './wrap-text.ts';

/** Prints what is wrong with the configuration: place, then sentence. */
export function printProblems(problems: readonly ConfigProblem[]): void {
  for (const { file, line, column, message } of problems) {
    const place = `${displayPath(file)}:${line}:${column}`;
    console.error(
      `${styleText('bold', place, { stream: process.stderr })}\n${wrapText(message, 2)}`,
    );
  }
}
