import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stack } from './stack.ts';
import { ownConfig } from './read-contracts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The graph of the repository in a folder of its own, for commands to work on. */
export interface OwnGraph {
  /** Where demarc.yaml is. */
  readonly folder: string;
  /** What a stack takes for its home, so that commands find what it keeps. */
  readonly home: string;
  /** Writes demarc.yaml anew, with the addresses at which a stack serves. */
  pointTo(stack: Pick<Stack, 'url' | 'originOf'>): Promise<void>;
  remove(): Promise<void>;
}

/** Writes a demarc.yaml whose contexts are those of the repository. */
export async function writeOwnGraph(): Promise<OwnGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-own-'));
  const { subgraphs } = await ownConfig();
  const write = async (gatewayPort: string, originOf: (name: string) => string) => {
    const entries = subgraphs.map(
      ({ name, contract }) => `
  - name: ${name}
    contract: ${contract}
    url: ${originOf(name)}/graphql
    start: node "${join(root, 'subgraphs', name, 'main.ts')}"`,
    );
    await writeFile(
      join(folder, 'demarc.yaml'),
      `graph: demarc
owners: ${join(root, 'owners.yaml')}
gateway: { port: ${gatewayPort} }
identity: { issuer: urn:demarc:development, audience: demarc, grants: accounts }
subgraphs:${entries.join('')}
`,
    );
  };
  // Nobody serves there: commands that work on what is stored ask nobody.
  await write('1', (name) => `http://${name}.invalid`);
  return {
    folder,
    home: join(folder, '.demarc'),
    pointTo: ({ url, originOf }) => write(new URL(url).port, originOf),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
