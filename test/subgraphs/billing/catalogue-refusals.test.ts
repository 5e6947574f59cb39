import { describeRefusals } from './describe-refusals.ts';
import { refusedCatalogue } from './refused-catalogue.ts';

describeRefusals('catalogue', refusedCatalogue);
