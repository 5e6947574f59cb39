import { workflows } from '@demarc/workflows';
import { describeIsolation } from './isolation.ts';

describeIsolation(workflows, { open: ['run_state_machine'], text: 'approvals' });
