const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The port of a URL on this machine; undefined for any other host. */
export function loopbackPort(text: string): number | undefined {
  const url = new URL(text);
  if (!loopbackHosts.has(url.hostname)) return undefined;
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}
