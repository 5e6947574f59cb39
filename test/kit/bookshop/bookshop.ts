import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'graphql';
import { startSubgraph, type RunningSubgraph } from './start-subgraph.ts';
import { bookshopResolvers } from './bookshop-resolvers.ts';

/** A subgraph of the bookshop. */
export type BookshopSubgraph = keyof typeof bookshopResolvers;

/** A foreign graph: four subgraphs that know nothing of Demarc, over real HTTP. */
export interface Bookshop {
  /** A supergraph file that leads to the running subgraphs. */
  readonly supergraphFile: string;
  readonly subgraphs: Readonly<Record<BookshopSubgraph, RunningSubgraph>>;
  stop(): Promise<void>;
}

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Starts the bookshop on ports of the system's choice.
 *
 * @param elsewhere - subgraphs that are to be found at another URL instead: a misbehaving one, say
 */
export async function startBookshop(
  elsewhere: Readonly<Partial<Record<BookshopSubgraph, string>>> = {},
): Promise<Bookshop> {
  const start = async (name: BookshopSubgraph) => {
    const typeDefs = parse(await readFile(join(here, `${name}.graphql`), 'utf8'));
    return startSubgraph(typeDefs, bookshopResolvers[name]);
  };
  const [members, books, reviews, shipping] = await Promise.all([
    start('members'),
    start('books'),
    start('reviews'),
    start('shipping'),
  ]);
  const subgraphs = { members, books, reviews, shipping };
  const folder = await mkdtemp(join(tmpdir(), 'bookshop-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  const sdl = await readFile(join(here, 'supergraph.graphql'), 'utf8');
  const located = sdl.replace(
    /http:\/\/(\w+)\.invalid\/graphql/g,
    (_, name: BookshopSubgraph) => elsewhere[name] ?? subgraphs[name].url,
  );
  await writeFile(supergraphFile, located);
  return {
    supergraphFile,
    subgraphs,
    async stop() {
      await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.stop()));
      await rm(folder, { recursive: true });
    },
  };
}
