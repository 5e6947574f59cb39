import type { RefusalCode } from './planner-message.ts';

/** Thrown on the planner's thread, and answered as a message: why there is no plan. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
