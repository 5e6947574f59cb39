import { bounds } from '../bounds.ts';
import { digestOfSdl } from '../supergraph-document.ts';
import type { RegistryAnswer } from './registry-answer.ts';

/** A version, and the stream of its bytes. */
export interface IncomingDocument {
  readonly number: number;
  /** What the bytes have to be. */
  readonly digest: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Reads a supergraph as it arrives, and takes it for what it was said to be only if its bytes say so too. */
export async function readDocument(incoming: IncomingDocument): Promise<RegistryAnswer> {
  const { number, digest, body } = incoming;
  const name = `version ${number} of the registry`;
  const unusable = { kind: 'UNUSABLE', number, digest } as const;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > bounds.supergraphBytes.is) {
      const reason = `${name} is longer than ${bounds.supergraphBytes.is} bytes.`;
      return { ...unusable, code: 'SUPERGRAPH_TOO_LARGE', reason };
    }
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const found = digestOfSdl(bytes);
  if (found !== digest) {
    const reason = `${name} arrived with other bytes (${found}) than the registry named (${digest}).`;
    return { ...unusable, code: 'SUPERGRAPH_CORRUPTED', reason };
  }
  const sdl = decode(bytes);
  if (sdl === undefined) {
    return { ...unusable, code: 'SUPERGRAPH_INVALID', reason: `${name} is not UTF-8.` };
  }
  return { kind: 'DOCUMENT', number, document: { sdl, digest, number, name } };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The one thing that it throws for.
    return undefined;
  }
}
