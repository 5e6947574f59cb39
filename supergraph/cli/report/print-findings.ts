import type { Finding } from '@demarc/supergraph/contract';
import { findingText } from './finding-text.ts';
import { terminalOf } from './terminal.ts';

/** Prints findings to the terminal, each as `demarc check` does. */
export function printFindings(findings: readonly Finding[]): void {
  const terminal = terminalOf(process.stderr);
  for (const finding of findings) console.error(`${findingText(finding, terminal)}\n`);
}
