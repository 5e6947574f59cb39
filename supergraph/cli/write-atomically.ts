import { chmod, lstat, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SupergraphFault } from '@demarc/supergraph/contract';

/**
 * Writes a file so that no reader ever sees half of it, and a failure leaves the old one with what it was
 * allowed. A link stays a link, to the file that is written. What is no file, such as a device or a
 * pipe, is written to and never replaced.
 * @throws SupergraphFault FILE_NOT_WRITTEN
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    // What cannot be looked at cannot be written either, and writing tells the reason.
    const found = await stat(file).catch(() => undefined);
    const named = found ?? (await lstat(file).catch(() => undefined));
    // Something is there, and no file: a device, a pipe, a link to what is not there yet.
    if (named !== undefined && !named.isFile()) await writeFile(file, text);
    else await replace(found === undefined ? file : await realpath(file), text, found?.mode);
  } catch (error) {
    throw new SupergraphFault(
      'FILE_NOT_WRITTEN',
      `${file} could not be written: ${String(error)}. Is there room, and may this user write there?`,
      { cause: error },
    );
  }
}

async function replace(file: string, text: string, mode: number | undefined): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, file);
  } catch (error) {
    // What cannot be written often cannot be removed either; the first reason is the one to tell.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
