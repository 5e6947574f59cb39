import { readDataKey, runSubgraph } from '@demarc/kit';
import { createAccounts } from './subgraph.ts';

await runSubgraph('accounts', (environment) =>
  createAccounts(readDataKey('accounts', environment)),
);
