import { describeRefusals } from './describe-refusals.ts';
import { refusedSettlements } from './refused-settlements.ts';

describeRefusals('settlements', refusedSettlements);
