import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** A request as it is written on the wire. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  /** Without a length, in chunks. */
  readonly isChunked?: boolean;
}

/** What came back, but for the headers that each answer has its own of. */
export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Differ from answer to answer, or say when it was given. */
const OWN_HEADERS: readonly string[] = ['date', 'traceparent'];

/** Sends bytes by Node's own client, which leaves headers as they are. */
export function sendRaw(
  url: string,
  { method = 'POST', path = '/graphql', headers = {}, body, isChunked = false }: RawRequest,
): Promise<RawReply> {
  const { hostname, port } = new URL(url);
  const length =
    body === undefined || isChunked ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname, port, path, method, headers: { ...length, ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('error', reject);
        response.on('end', () => {
          const kept = Object.entries(response.headers).filter(
            ([name]) => !OWN_HEADERS.includes(name),
          );
          const sorted = Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
          resolve({ status: response.statusCode ?? 0, headers: sorted, body: text });
        });
      },
    );
    call.on('error', reject);
    if (body !== undefined) call.write(body);
    call.end();
  });
}
