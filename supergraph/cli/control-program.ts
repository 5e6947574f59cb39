import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SupergraphFault } from '@demarc/supergraph/contract';

/** Where it is in a clone. Written so that scripts/build-package.mjs does not follow it: no package holds it. */
const program = join(dirname(fileURLToPath(import.meta.url)), '../../control/main.ts');

/**
 * The control plane's program. It is only ever spawned.
 * @throws SupergraphFault CONTROL_NOT_INSTALLED
 */
export function controlProgram(): string {
  if (existsSync(program)) return program;
  throw new SupergraphFault(
    'CONTROL_NOT_INSTALLED',
    'The control plane is not part of this package: it runs from a clone of Demarc. Start it there, or ' +
      'take `control` out of demarc.yaml, and the gateway serves what is composed from the files.',
  );
}

/** The command that starts it; undefined where it is not installed. */
export function controlStart(): string | undefined {
  return existsSync(program) ? `node "${program}"` : undefined;
}
