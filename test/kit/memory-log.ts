import { pino } from 'pino';
import type { Log } from '@demarc/foundation/process';

/** One event as the log writes it. */
export type LogEvent = Readonly<Record<string, unknown>> & { readonly event: string };

/** A real log that writes to memory. */
export interface MemoryLog {
  readonly log: Log;
  readonly events: readonly LogEvent[];
  /** The events of one name. */
  named(event: string): LogEvent[];
}

/** Opens a log whose events a test can read. */
export function openMemoryLog(): MemoryLog {
  const events: LogEvent[] = [];
  const log = pino(
    { level: 'trace', messageKey: 'event' },
    { write: (line: string) => void events.push(JSON.parse(line) as LogEvent) },
  );
  return { log, events, named: (name) => events.filter(({ event }) => event === name) };
}
