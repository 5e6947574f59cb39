import { dataKinds } from './promises/kinds/data-kinds.ts';
import { exposureKinds } from './promises/kinds/exposure-kinds.ts';
import { federationKinds } from './promises/kinds/federation-kinds.ts';
import { lifecycleKinds } from './promises/kinds/lifecycle-kinds.ts';
import { promiseKinds } from './promises/kinds/promise-kinds.ts';

/** What clients cannot see change, but other subgraphs, owners and readers of the contract can. */
export const contractChangeKinds = {
  ...promiseKinds,
  ...lifecycleKinds,
  ...dataKinds,
  ...federationKinds,
  ...exposureKinds,
};
