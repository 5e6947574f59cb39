import { describeRefusals } from './describe-refusals.ts';
import { refusedInvoices } from './refused-invoices.ts';

describeRefusals('invoices', refusedInvoices);
