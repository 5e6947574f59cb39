import type { ConfigProblem } from '@demarc/foundation/config';
import { placeText } from './finding-text.ts';
import { logText } from './plain-text.ts';
import { terminalOf } from './terminal.ts';
import { wrapText } from './wrap-text.ts';

/** Prints what is wrong with the configuration: place, then sentence. */
export function printProblems(problems: readonly ConfigProblem[]): void {
  const { paint, columns } = terminalOf(process.stderr);
  for (const problem of problems) {
    const sentence = wrapText(logText(problem.message), { indent: 2, columns });
    console.error(`${paint('bold', placeText(problem))}\n${sentence}`);
  }
}
