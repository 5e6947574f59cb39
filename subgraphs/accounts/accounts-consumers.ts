import type { Consumer } from '@demarc/kit';
import { collectionStatesConsumer } from './consumers/collection-states.ts';
import { grantedFeaturesConsumer } from './consumers/granted-features.ts';

/** What accounts follows of other contexts. */
export const accountsConsumers: readonly Consumer[] = [
  collectionStatesConsumer,
  grantedFeaturesConsumer,
];
