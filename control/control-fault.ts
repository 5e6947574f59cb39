/** Everything that keeps the control plane from starting. docs/errors.md is proved against it. */
export const controlFaults = {
  CONTROL_ENVIRONMENT_INVALID: {
    when: 'What the control plane is told by variables or by demarc.yaml is missing or wrong.',
    todo: 'Do what the message says.',
  },
} as const satisfies Record<string, { readonly when: string; readonly todo: string }>;

/** Why the control plane cannot start, in a sentence that says what to do. */
export class ControlFault extends Error {
  override readonly name = 'ControlFault';
  readonly code: keyof typeof controlFaults;

  constructor(code: keyof typeof controlFaults, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
