import { readFile } from 'node:fs/promises';
import { parsePin, pinFile, type Pin } from '@demarc/foundation/config';
import { errorCode } from '@demarc/foundation/process';

/** What the pin file of a home says: a pin, none, or that it cannot be understood. */
export type ReadPin =
  | { readonly ok: true; readonly pin: Pin | undefined }
  | { readonly ok: false; readonly reason: string };

/** Reads the pin file of a home; without a file there is no pin. */
export async function readPin(home: string): Promise<ReadPin> {
  const file = pinFile(home);
  try {
    const parsed = parsePin(await readFile(file, 'utf8'));
    if (parsed.ok) return { ok: true, pin: parsed.pin };
    const reason = `${file} holds no pin: it is one line, \`previous\` or \`sha256:\` and 64 digits`;
    return { ok: false, reason };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return { ok: true, pin: undefined };
    return { ok: false, reason: `${file} cannot be read (${code ?? 'no code'})` };
  }
}
