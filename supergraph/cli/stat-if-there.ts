import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { SupergraphFault, type SupergraphFaultCode } from '@demarc/supergraph/contract';

/** How a system says that there is nothing of that name. */
const missing: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

/**
 * What lies at a path; undefined if nothing does.
 * @throws SupergraphFault of the given code where the system does not let it be seen
 */
export async function statIfThere(
  path: string,
  code: SupergraphFaultCode,
): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (missing.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw new SupergraphFault(code, `${path} cannot be read: ${String(error)}`, { cause: error });
  }
}
