/** Everything that the control plane itself fails with. docs/errors.md is proved against it. */
export const controlFaults = {
  CONTROL_ENVIRONMENT_INVALID: {
    when: 'What the control plane is told by variables or by demarc.yaml is missing or wrong.',
    todo: 'Do what the message says.',
  },
  CHECK_BROKEN_OFF: {
    when: 'The thread that judges died over a check, or took too long; or the control plane stops.',
    todo: 'Try again: nothing was published. If it dies again, the log says of what.',
  },
  CHECK_CROWDED: {
    when: 'A token has two checks under way already.',
    todo: 'Ask again when one of them is answered.',
  },
} as const satisfies Record<string, { readonly when: string; readonly todo: string }>;

/** What the control plane cannot do, in a sentence that says what to do. */
export class ControlFault extends Error {
  override readonly name = 'ControlFault';
  readonly code: keyof typeof controlFaults;

  constructor(code: keyof typeof controlFaults, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
