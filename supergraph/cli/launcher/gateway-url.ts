import type { Config } from '@demarc/foundation/config';

/** Where a browser on this machine finds the gateway. */
export function gatewayUrl({ gateway: { host, port } }: Config): string {
  const isEveryAddress = host === '0.0.0.0' || host === '::';
  return `http://${isEveryAddress ? '127.0.0.1' : host}:${port}`;
}
