import { createHash } from 'node:crypto';

/** A supergraph to serve. */
export interface SupergraphDocument {
  readonly sdl: string;
  /** `sha256:` and 64 hexadecimal digits, of the SDL's bytes: names the version to clients and in logs. */
  readonly digest: string;
  /** What the registry counts it as; undefined for one that comes from a file. */
  readonly number: number | undefined;
  /** What messages call it. */
  readonly name: string;
}

/** The digest that names an SDL. */
export function digestOfSdl(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
