import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyPublicKey, openSigningKey } from '@demarc/foundation/identity';
import { displayPath } from '../report/display-path.ts';

/** Which keys, and where. */
export interface KeysRequest {
  readonly wanted: readonly string[];
  /** Every process that the graph has. */
  readonly known: readonly string[];
  /** Where the keys of a process go. */
  readonly folderOf: (name: string) => string;
}

/** Makes keys where there are none, and lets every folder know the public ones. Returns what to hand to whom. */
export async function makeKeys({
  wanted,
  known,
  folderOf,
}: KeysRequest): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const name of wanted) {
    const file = join(folderOf(name), 'private', `${name}.jwk`);
    const verb = existsSync(file) ? 'kept' : 'made';
    await openSigningKey(name, { folder: folderOf(name), mayCreate: true });
    lines.push(`${verb} ${displayPath(file)}, for ${holderOf(name)} and nobody else`);
  }
  // Also those that were made before: every folder holds the public keys of all.
  const present = known.filter((name) => existsSync(join(folderOf(name), 'public', `${name}.jwk`)));
  for (const to of new Set(present.map(folderOf))) {
    for (const name of present) await copyPublicKey(name, { from: folderOf(name), to });
    lines.push(`${displayPath(join(to, 'public'))}, for everybody to read`);
  }
  return lines;
}

function holderOf(name: string): string {
  if (name === 'gateway') return 'the gateways';
  return name === 'operator' ? 'whoever runs status and job' : `subgraph ${name}`;
}
