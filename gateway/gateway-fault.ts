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
