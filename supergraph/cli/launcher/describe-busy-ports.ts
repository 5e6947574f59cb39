import { createServer } from 'node:net';

import { loopbackPort, type Config } from '@demarc/foundation/config';
import { CONTROL_HOST } from './control-url.ts';

interface Claim {
  readonly who: string;
  readonly host: string;
  readonly port: number;
}

/** Says of every port that is about to be used and is not free whose it is; empty when all are free. */
export async function describeBusyPorts(config: Config): Promise<readonly string[]> {
  const claims: Claim[] = [{ who: 'the gateway', ...config.gateway }];
  if (config.control !== undefined) {
    claims.push({ who: 'the control plane', host: CONTROL_HOST, port: config.control.port });
  }
  for (const { name, url, start } of config.subgraphs) {
    const port = loopbackPort(url);
    if (start === undefined || port === undefined) continue;
    claims.push({ who: `subgraph ${name}`, host: new URL(url).hostname, port });
  }
  const sentences = await Promise.all(claims.map(describeClaim));
  return sentences.filter((sentence) => sentence !== undefined);
}

async function describeClaim({ who, host, port }: Claim): Promise<string | undefined> {
  const code = await tryPort(host.replace(/^\[|\]$/g, ''), port);
  if (code === undefined) return undefined;
  const where = `Port ${port} on ${host}, which is for ${who},`;
  if (code === 'EADDRINUSE') return `${where} is in use by another process.`;
  if (code === 'EACCES') return `${where} is not for this user to open.`;
  return `${where} cannot be opened (${code}).`;
}

async function tryPort(host: string, port: number): Promise<string | undefined> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ host, port }, () => probe.close(() => resolve(undefined)));
  });
}
