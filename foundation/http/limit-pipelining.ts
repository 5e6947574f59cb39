import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

const MAX_WAITING = 8;

/**
 * Ends a connection that sends request after request and waits for no answer: a packet holds hundreds
 * of them, and all would be begun at once. Browsers and proxies wait; some tools send a few ahead.
 */
export function limitPipelining(listener: RequestListener): RequestListener {
  const waiting = new WeakMap<Socket, number>();
  const count = (socket: Socket) => waiting.get(socket) ?? 0;
  return (request, response) => {
    const { socket } = request;
    if (count(socket) >= MAX_WAITING) socket.destroy();
    // The rest of the packet is parsed all the same.
    if (socket.destroyed) return;
    waiting.set(socket, count(socket) + 1);
    response.once('close', () => waiting.set(socket, count(socket) - 1));
    listener(request, response);
  };
}
