import { Pool } from 'undici';
import { shareInFlight } from './share-in-flight.ts';

/** Asks a subgraph: its name, a query and variables as JSON text. Resolves with `data`. */
export type AskSubgraph = (subgraph: string, body: string) => Promise<unknown>;

const CONNECTIONS = 64;

/** Opens one pool to the server of all subgraphs. */
export function openSubgraphs(origin: string, isShared: boolean): AskSubgraph {
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const post = async (path: string, body: string) => {
    const text = await new Promise<string>((resolve, reject) => {
      const chunks: Buffer[] = [];
      pool.dispatch(
        { path, method: 'POST', headers: { 'content-type': 'application/json' }, body },
        {
          // undici wants both, to tell this handler from those of its older interface.
          onRequestStart: () => undefined,
          onResponseStart: () => undefined,
          onResponseData: (_, chunk) => void chunks.push(chunk),
          onResponseEnd: () => resolve(Buffer.concat(chunks).toString()),
          onResponseError: (_, error) => reject(error),
        },
      );
    });
    const { data, errors } = JSON.parse(text) as { data: unknown; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  if (!isShared) return (subgraph, body) => post(`/${subgraph}`, body);
  const shared = shareInFlight((key: string) => {
    const space = key.indexOf(' ');
    return post(`/${key.slice(0, space)}`, key.slice(space + 1));
  });
  return (subgraph, body) => shared(`${subgraph} ${body}`);
}
