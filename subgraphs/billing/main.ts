import { runSubgraph } from '@demarc/kit';
import { billing } from './subgraph.ts';

await runSubgraph('billing', () => billing);
