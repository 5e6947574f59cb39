/** Something wrong with a configuration file, at the place where it can be mended. */
export interface ConfigProblem {
  /** Absolute path of the file that is wrong. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** What is wrong, and what was meant or is expected instead. */
  readonly message: string;
}
