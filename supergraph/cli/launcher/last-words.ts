import { readFileSync } from 'node:fs';

const LINES = 5;

/** What Node prints around the message of an error that nobody caught. */
const NOISE = /^\s*(at .*|\^+|[{}]|Node\.js v.*)?$/;

/**
 * What the log of a process that could not start says last: the reason that it gave itself, or what
 * it printed beside its events.
 */
export function lastWords(logFile: string): readonly string[] {
  const lines = readFileSync(logFile, 'utf8').split('\n');
  const reason = lines.map(startFailure).findLast((text) => text !== undefined);
  if (reason !== undefined) return [reason];
  return lines.filter((line) => !line.startsWith('{"') && !NOISE.test(line)).slice(-LINES);
}

function startFailure(line: string): string | undefined {
  if (!line.includes('"process.start_failed"')) return undefined;
  try {
    const { reason } = JSON.parse(line) as { reason?: unknown };
    return typeof reason === 'string' ? reason : undefined;
  } catch {
    return undefined;
  }
}
