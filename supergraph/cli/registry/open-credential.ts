import type { Config } from '@demarc/foundation/config';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { homeOf } from '../launcher/home.ts';

/** A call as it is signed. */
export interface SignedCall {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** As whom this process calls the registry. */
export interface Credential {
  /** The value of the header `authorization`, for this one call. */
  authorize(call: SignedCall): Promise<string>;
  /** What to say where the registry does not take it. */
  readonly whyRefused: string;
}

/**
 * The token of DEMARC_REGISTRY_TOKEN, or else the operator's key of the graph. A token is never an
 * argument: those are in everybody's list of processes and in the shell's history.
 * @param isOperator - true to ask by the key alone
 * @throws SupergraphFault REGISTRY_REFUSED where there is neither
 */
export async function openCredential(
  config: Config | undefined,
  isOperator = false,
): Promise<Credential> {
  const token = isOperator ? '' : (process.env['DEMARC_REGISTRY_TOKEN'] ?? '');
  if (token !== '') {
    if (!/^[\w.-]+$/.test(token)) {
      throw new SupergraphFault(
        'REGISTRY_REFUSED',
        'DEMARC_REGISTRY_TOKEN holds something that is no token: `demarc token create` prints one.',
      );
    }
    return {
      authorize: () => Promise.resolve(`Bearer ${token}`),
      whyRefused:
        'it does not take the token of DEMARC_REGISTRY_TOKEN. It may be revoked, expired or of another ' +
        'registry: `demarc token create` prints a new one.',
    };
  }
  if (config === undefined) {
    throw new SupergraphFault(
      'REGISTRY_REFUSED',
      'There is no DEMARC_REGISTRY_TOKEN, and no demarc.yaml whose operator could ask instead.',
    );
  }
  return openOperatorCredential(config);
}

async function openOperatorCredential(config: Config): Promise<Credential> {
  // Half of a short command is reading its modules: with a token nothing is signed.
  const { openSigningKey, signInternalToken } = await import('@demarc/foundation/identity');
  const mayCreate = process.env['NODE_ENV'] !== 'production';
  const key = await openSigningKey('operator', { folder: homeOf(config).keys, mayCreate });
  const identity = { subject: 'service:operator', grants: [] };
  return {
    async authorize(call) {
      return `Bearer ${await signInternalToken(key, identity, { ...call, audience: 'control' })}`;
    },
    whyRefused:
      "it does not know this machine's key `operator`. Set DEMARC_REGISTRY_TOKEN to your team's token, or let " +
      'DEMARC_KEYS name the key folder of the graph.',
  };
}
