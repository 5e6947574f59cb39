import { describeRefusals } from './describe-refusals.ts';
import { refusedUsage } from './refused-usage.ts';

describeRefusals('usage', refusedUsage);
