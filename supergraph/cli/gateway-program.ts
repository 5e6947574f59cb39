import { fileURLToPath } from 'node:url';

/** The gateway's program. It is only ever spawned: the command line imports nothing of it. */
export const gatewayProgram = fileURLToPath(new URL('../../gateway/main.ts', import.meta.url));
