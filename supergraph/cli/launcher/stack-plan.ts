import type { ExitCode } from '@demarc/foundation/process';
import type { Desk } from './child-specs.ts';
import type { ChildSpec } from './child.ts';

/** What is started, and in which order. */
export interface StackPlan extends Desk {
  /** Started together, before everything else. */
  readonly first: readonly ChildSpec[];
  /** What is done once those are ready, and before the gateway starts. */
  readonly between?: (say: (state: string) => void) => Promise<Step>;
  readonly gateway: ChildSpec;
  /** The origin of the control plane that commands are to ask; undefined where there is none. */
  readonly control: string | undefined;
  /** What a person has to know of what runs, below the ready message. */
  readonly notes: readonly string[];
}

/** How a step went; `print` says the rest of it, once nothing else is being shown. */
export interface Step {
  /** Undefined where all may go on. */
  readonly exitCode?: ExitCode;
  readonly print: () => void;
}
