/** The specification of the contract language, without its version. */
export const CONTRACT_SPEC = 'https://specs.demarc.dev/contract';

/** The version of the contract language that this house speaks: contracts link it word for word. */
export const CONTRACT_URL = `${CONTRACT_SPEC}/v1.0`;

/** The specification of Apollo Federation, without its version. */
export const FEDERATION_SPEC = 'https://specs.apollo.dev/federation';
