import { runSubgraph } from '@demarc/kit';
import { notebook } from './notebook.ts';

await runSubgraph('notebook', () => notebook);
