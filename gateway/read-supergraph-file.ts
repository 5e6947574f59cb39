import { readFile } from 'node:fs/promises';
import { errorCode } from '@demarc/foundation/process';
import { GatewayFault } from './gateway-fault.ts';
import { digestOfSdl, type SupergraphDocument } from './supergraph-document.ts';

/**
 * Reads the supergraph that a file holds.
 * @throws GatewayFault SUPERGRAPH_UNREADABLE
 */
export async function readSupergraphFile(file: string): Promise<SupergraphDocument> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new GatewayFault('SUPERGRAPH_UNREADABLE', describeReadError(error, file), {
      cause: error,
    });
  });
  return {
    sdl: bytes.toString('utf8'),
    digest: digestOfSdl(bytes),
    number: undefined,
    name: file,
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
