import { rmSync, readFileSync } from 'node:fs';
import { writeAtomically } from '../write-atomically.ts';

/** What runs where: how other commands find the running stack. */
export interface RunningStack {
  /** The launcher's process. */
  readonly pid: number;
  readonly gateway: string;
  /** The origin of the control plane, such as `http://127.0.0.1:4010`; absent where there is none. */
  readonly control?: string;
  readonly subgraphs: readonly {
    readonly name: string;
    readonly url: string;
    /** Absent where somebody else runs the subgraph. */
    readonly pid?: number;
  }[];
}

/** Says what is running, once it is. */
export async function writeRunFile(file: string, stack: RunningStack): Promise<void> {
  await writeAtomically(file, `${JSON.stringify(stack, null, 2)}\n`);
}

/** Nothing runs any more. */
export function removeRunFile(file: string): void {
  rmSync(file, { force: true });
}

/** What another launcher says it is running; undefined while it is still starting. */
export function readRunFile(file: string): RunningStack | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunningStack;
  } catch {
    return undefined;
  }
}
