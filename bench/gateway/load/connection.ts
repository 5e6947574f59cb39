import { connect, type Socket } from 'node:net';

/** How long an answer may take before the run is given up: more than any gateway's own deadline. */
const PATIENCE_MS = 20_000;
const HEAD_END = Buffer.from('\r\n\r\n');

/** One answer as it came. */
export interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

/** One keep-alive connection with one request in flight: bare HTTP/1.1, because the load has a core to share. */
export interface Connection {
  /** @throws Error where the connection breaks, or no whole answer comes in time */
  send(request: Buffer): Promise<Reply>;
  close(): void;
}

/** Opens a connection to `url`. */
export async function openConnection(url: URL): Promise<Connection> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opening = connect(Number(url.port), url.hostname, () => resolve(opening));
    opening.once('error', reject);
  });
  socket.setNoDelay(true).setTimeout(PATIENCE_MS);
  let received: Buffer[] = [];
  let [size, needed] = [0, 0];
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    size += chunk.length;
    if (size < needed) return;
    try {
      const reply = readReply(received.length === 1 ? chunk : Buffer.concat(received));
      if (typeof reply === 'number') {
        needed = reply;
        return;
      }
      received = [];
      [size, needed] = [0, 0];
      waiting?.resolve(reply);
      waiting = undefined;
    } catch (error) {
      fail(error as Error);
    }
  });
  socket.on('error', fail);
  socket.on('timeout', () => fail(new Error(`No answer within ${PATIENCE_MS} ms.`)));
  socket.on('close', () => fail(new Error('The gateway has closed the connection.')));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** The answer once all of it is here; until then, how many bytes it has at least. */
function readReply(bytes: Buffer): Reply | number {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return bytes.length + 1;
  const head = bytes.toString('latin1', 0, headEnd).toLowerCase();
  const status = Number(head.slice('http/1.1 '.length, 'http/1.1 200'.length));
  const start = headEnd + HEAD_END.length;
  if (/\r\ntransfer-encoding: *chunked/.test(head)) {
    const body = readChunks(bytes, start);
    return body ? { status, body } : bytes.length + 1;
  }
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer does not say how long it is:\n${head}`);
  const end = start + Number(length);
  return bytes.length < end ? end : { status, body: bytes.subarray(start, end) };
}

/** A chunked body (RFC 9112, section 7.1), without trailers. */
function readChunks(bytes: Buffer, start: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at, 'latin1');
    if (lineEnd < 0) return undefined;
    const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const [from, to] = [lineEnd + 2, lineEnd + 2 + length];
    if (bytes.length < to + 2) return undefined;
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(from, to));
    at = to + 2;
  }
}
