import { runSubgraph } from '@demarc/kit';
import { tally } from './tally.ts';

await runSubgraph('tally', () => tally);
