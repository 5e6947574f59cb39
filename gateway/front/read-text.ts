import type { IncomingMessage } from 'node:http';

const BYTE_ORDER_MARK = '\ufeff';

/** Reads a body of a known length to its end; what is sent by a client that leaves is not handed on. */
export function readText(request: IncomingMessage, then: (text: string) => void): void {
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  request.on('data', (chunk: Buffer) => {
    if (first === undefined) first = chunk;
    else (more ??= [first]).push(chunk);
  });
  request.once('end', () => {
    const bytes = more === undefined ? first : Buffer.concat(more);
    const text = bytes === undefined ? '' : bytes.toString('utf8');
    // As the parser of other bodies does (https://www.rfc-editor.org/rfc/rfc8259#section-8.1).
    then(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  });
}
