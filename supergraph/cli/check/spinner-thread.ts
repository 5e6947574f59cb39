import { WriteStream } from 'node:tty';
import { parentPort, workerData } from 'node:worker_threads';
import openSpinner from 'yocto-spinner';
import type { CheckStep } from '../../check-report.ts';

const PATIENCE_MS = 500;
const HIDE_CURSOR = '\u001B[?25l';

const sentences = {
  policy: 'policy: may the contracts be written so?',
  composition: 'composition: do the contracts fit together?',
  changes: 'changes: what is different?',
  usage: 'usage: whom does it hurt?',
} as const satisfies Record<CheckStep, string>;

// A thread's own process.stderr waits for the main thread, which is busy: this writes by itself.
const terminal = new WriteStream(workerData as number);
const write = terminal.write.bind(terminal);
// A Ctrl-C ends the process at once, and nobody would show the cursor again: it is never hidden.
terminal.write = (chunk: string | Uint8Array) => chunk === HIDE_CURSOR || write(chunk);

const spinner = openSpinner({ stream: terminal, handleSignals: false });
let text = 'reading: what is to be checked?';
const start = setTimeout(() => spinner.start(text), PATIENCE_MS);

parentPort?.on('message', (step: CheckStep | 'end') => {
  if (step === 'end') {
    clearTimeout(start);
    spinner.stop();
    parentPort?.close();
    terminal.destroy();
    return;
  }
  text = sentences[step];
  if (spinner.isSpinning) spinner.text = text;
});
