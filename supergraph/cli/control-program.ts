import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SupergraphFault } from '@demarc/supergraph/contract';

/**
 * The control plane's program. It is only ever spawned. What is packed for checking contracts does not hold
 * it, and so its path is written in a way that scripts/build-package.mjs does not follow.
 * @throws SupergraphFault CONTROL_NOT_INSTALLED
 */
export function controlProgram(): string {
  const program = join(dirname(fileURLToPath(import.meta.url)), '../../control/main.ts');
  if (existsSync(program)) return program;
  throw new SupergraphFault(
    'CONTROL_NOT_INSTALLED',
    'The control plane is not part of this package: it runs from a clone of Demarc. Start it there, or ' +
      'take `control` out of demarc.yaml, and the gateway serves what is composed from the files.',
  );
}
