import { readFileSync, writeFileSync } from 'node:fs';

/** The address at which the published supergraph looks for its subgraphs. */
const PUBLISHED = 'http://0.0.0.0:4200/';

/** Writes the supergraph, with the subgraphs at `url`, to `file`. */
export function writeSupergraph(file: string, url: string): void {
  const sdl = readFileSync(new URL('../data/supergraph.graphql', import.meta.url), 'utf8');
  writeFileSync(file, sdl.replaceAll(PUBLISHED, `${url}/`));
}
