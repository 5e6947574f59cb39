import { startGateway } from '@demarc/gateway';
import { openLog } from '@demarc/foundation/process';
import { takeStock } from './stock.ts';

/** A gateway over the supergraph file of its one argument, which says what it holds whenever it is asked. */
const [supergraphFile = ''] = process.argv.slice(2);
const gateway = await startGateway(
  {
    supergraphFile,
    host: '127.0.0.1',
    port: 0,
    production: true,
    corsOrigins: [],
    times: { connectMs: 500, callMs: 300, operationMs: 1_000, lameDuckMs: 0, drainMs: 1_000 },
  },
  openLog('gateway', 'silent'),
);
process.on('message', () => process.send?.(takeStock()));
process.on('disconnect', () => void gateway.stop());
process.send?.(gateway.url);
