/** The specification of the contract language, without its version. */
export const CONTRACT_SPEC = 'https://specs.demarc.dev/contract';

/** The specification of Apollo Federation, without its version. */
export const FEDERATION_SPEC = 'https://specs.apollo.dev/federation';
