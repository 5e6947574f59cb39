import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { errorCode } from '@demarc/foundation/process';
import { GatewayFault } from './gateway-fault.ts';

/** A supergraph to serve. */
export interface SupergraphDocument {
  readonly sdl: string;
  /** Of the SDL's bytes: names the version in logs. */
  readonly digest: string;
}

/** Where supergraphs come from. */
export interface SupergraphSource {
  /** @throws GatewayFault SUPERGRAPH_UNREADABLE */
  read(): Promise<SupergraphDocument>;
}

/** A supergraph in a file, read when the gateway starts. */
export function fileSource(file: string): SupergraphSource {
  return {
    async read() {
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new GatewayFault('SUPERGRAPH_UNREADABLE', describeReadError(error, file), {
          cause: error,
        });
      });
      return {
        sdl: bytes.toString('utf8'),
        digest: createHash('sha256').update(bytes).digest('hex'),
      };
    },
  };
}

function describeReadError(error: unknown, file: string): string {
  const code = errorCode(error) ?? 'no code';
  if (code === 'ENOENT') {
    return `No supergraph file at ${file}. Write one with: npx demarc compose --output ${file}`;
  }
  if (code === 'EISDIR') return `${file} is a folder. Name the file of a supergraph SDL.`;
  return `The supergraph file ${file} cannot be read (${code}). Check who may read it.`;
}
