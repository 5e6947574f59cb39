import type { CheckedCall } from './prepare-call.ts';
import { openConnection } from './connection.ts';

/** What came of sending. */
export interface Sent {
  /** Milliseconds on the clock from the first request to the last answer. */
  readonly wallMs: number;
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
}

/** When a load ends: after a time, or once every call was made. */
export type Until = { readonly ms: number } | 'each-was-sent';

/**
 * Sends `calls` over so many connections, each with one request in flight and calls of its own: two connections
 * never send the same one, unless there are fewer calls than connections.
 * @throws Error at the first answer that is wrong or does not come
 */
export async function sendLoad(
  url: URL,
  calls: readonly CheckedCall[],
  { connections, until }: { readonly connections: number; readonly until: Until },
): Promise<Sent> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(url)));
  const latencies: number[] = [];
  const begin = performance.now();
  const send = async (at: number, call: CheckedCall | undefined) => {
    if (call === undefined) return;
    const start = performance.now();
    const reply = await open[at]?.send(call.request);
    latencies.push(performance.now() - start);
    if (reply !== undefined) call.check(reply);
  };
  const sendForTime = async (at: number, ms: number) => {
    const own = calls.filter((_, call) => call % connections === at);
    if (own.length === 0) own.push(...calls.slice(at % calls.length, (at % calls.length) + 1));
    for (let turn = 0; performance.now() < begin + ms; turn += 1) {
      await send(at, own[turn % own.length]);
    }
  };
  let next = 0;
  const sendEachOnce = async (at: number) => {
    while (next < calls.length) await send(at, calls[next++]);
  };
  try {
    await Promise.all(
      open.map((_, at) =>
        until === 'each-was-sent' ? sendEachOnce(at) : sendForTime(at, until.ms),
      ),
    );
    return { wallMs: performance.now() - begin, latencies };
  } finally {
    for (const connection of open) connection.close();
  }
}
