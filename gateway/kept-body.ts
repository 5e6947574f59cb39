import type { IncomingMessage } from 'node:http';

const bodies = new WeakMap<IncomingMessage, string>();

/** Keeps the text of a body that was read, for the stations that come after. */
export function keepBody(request: IncomingMessage, text: string): void {
  bodies.set(request, text);
}

/** The body's text, where it has been read. */
export function keptBody(request: IncomingMessage): string | undefined {
  return bodies.get(request);
}
