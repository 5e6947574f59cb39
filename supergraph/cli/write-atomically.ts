import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SupergraphFault } from '@demarc/supergraph/contract';

/**
 * Writes a file so that no reader ever sees half of it, and a failure leaves the old one.
 * @throws SupergraphFault FILE_NOT_WRITTEN
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    // What cannot be written often cannot be removed either; the first reason is the one to tell.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new SupergraphFault(
      'FILE_NOT_WRITTEN',
      `${file} could not be written: ${String(error)}. Is there room, and may this user write there?`,
      { cause: error },
    );
  }
}
