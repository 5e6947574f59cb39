import { properties } from '@demarc/kit';
import type { Team as TeamValue } from '@demarc/foundation/config';

export const Team = properties<TeamValue>('id', 'contact', 'contexts');
