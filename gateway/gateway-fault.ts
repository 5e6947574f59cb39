/** Everything that the gateway can fail to start with. A closed list: docs/errors.md names each. */
export const startFaults = {
  GATEWAY_ENVIRONMENT_INVALID: {
    when: 'An environment variable of the gateway is missing or malformed.',
    todo: 'Set the variable that the message names.',
  },
  SUPERGRAPH_UNREADABLE: {
    when: 'The supergraph file is missing or cannot be read.',
    todo: 'Check the path; write the file with `npx demarc compose --output FILE`.',
  },
  SUPERGRAPH_INVALID: {
    when: 'The supergraph file is not the SDL of a Federation 2 supergraph.',
    todo: 'Compose it again; the message says where it breaks.',
  },
  SUPERGRAPH_UNSUPPORTED: {
    when: 'The supergraph uses a feature that this gateway would serve wrongly.',
    todo: 'Take the feature that the message names out of the contracts.',
  },
  SUPERGRAPH_CORRUPTED: {
    when: 'A supergraph of the registry, or a copy of one, has other bytes than its digest names.',
    todo: 'Look at what stands between gateway and registry; a copy under DEMARC_HOME is written anew when its version is served again.',
  },
  SUPERGRAPH_TOO_LARGE: {
    when: 'A supergraph of the registry is longer than 32 MiB.',
    todo: 'Split the graph.',
  },
  SUPERGRAPH_UNAVAILABLE: {
    when: 'The registry gives no supergraph, and no whole copy of one lies under DEMARC_HOME.',
    todo: 'Do what the message says of the registry; or serve a file with DEMARC_SUPERGRAPH.',
  },
  SUPERGRAPH_PIN_UNAVAILABLE: {
    when: 'The supergraph that the gateway is pinned to is neither on disk nor to be had from the registry.',
    todo: 'Pin it to another one, or unpin it: `npx demarc pin off`.',
  },
} as const satisfies Record<string, { readonly when: string; readonly todo: string }>;

export type GatewayFaultCode = keyof typeof startFaults;

/** A fault of the gateway's start: `message` says what happened, where, and what to do. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  readonly code: GatewayFaultCode;

  constructor(code: GatewayFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
