import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from '../kit/until.ts';
import type { Stock } from './stock.ts';

/** A gateway in a process of its own. */
export interface SoakedGateway {
  readonly url: string;
  /** What it holds once its connections are closed; fails where they never are. */
  rest(): Promise<Stock>;
  /** Resolves with the code with which it ended. */
  stop(): Promise<unknown>;
}

export async function startSoakedGateway(supergraphFile: string): Promise<SoakedGateway> {
  const program = fileURLToPath(new URL('gateway-under-soak.ts', import.meta.url));
  const child = fork(program, [supergraphFile], { execArgv: ['--expose-gc'] });
  const exited = once(child, 'exit');
  const early = exited.then(([code]) => {
    throw new Error(`The gateway ended (${code}).`);
  });
  const say = async () => ((await Promise.race([once(child, 'message'), early])) as [unknown])[0];
  const url = (await say()) as string;
  const takeStock = async () => {
    child.send('stock');
    return (await say()) as Stock;
  };
  return {
    url,
    async rest() {
      let stock = await takeStock();
      await until('its connections are closed', async () => {
        stock = await takeStock();
        return stock.sockets === 0;
      });
      return stock;
    },
    async stop() {
      early.catch(() => undefined);
      child.disconnect();
      const [code] = (await exited) as [unknown];
      return code;
    },
  };
}
