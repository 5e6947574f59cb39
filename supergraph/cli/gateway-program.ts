import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { SupergraphFault } from '@demarc/supergraph/contract';

/** What undici declares; npm leaves it out on an older Node. */
const OLDEST_NODE = '22.19';
const LIBRARIES = ['@apollo/query-planner', 'undici'];

/**
 * The gateway's program. It is only ever spawned: the command line imports nothing of it, and a package
 * that only checks contracts is installed without its libraries.
 * @throws SupergraphFault GATEWAY_NOT_INSTALLED
 */
export function gatewayProgram(): string {
  const program = fileURLToPath(new URL('../../gateway/main.ts', import.meta.url));
  if (!isAtLeast(OLDEST_NODE)) {
    throw new SupergraphFault(
      'GATEWAY_NOT_INSTALLED',
      `The gateway needs Node ${OLDEST_NODE} or newer, and this is ${process.version}.`,
    );
  }
  try {
    for (const library of LIBRARIES) createRequire(program).resolve(library);
  } catch (error) {
    throw new SupergraphFault(
      'GATEWAY_NOT_INSTALLED',
      'The libraries of the gateway are not installed beside demarc. Install demarc again, with Node ' +
        `${OLDEST_NODE} or newer and without --omit=optional.`,
      { cause: error },
    );
  }
  return program;
}

function isAtLeast(version: string): boolean {
  const rank = (text: string) => {
    const [major = 0, minor = 0] = text.split('.').map(Number);
    return major * 1000 + minor;
  };
  return rank(process.versions.node) >= rank(version);
}
