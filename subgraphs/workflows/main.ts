import { runSubgraph } from '@demarc/kit';
import { workflows } from './subgraph.ts';

await runSubgraph('workflows', () => workflows);
