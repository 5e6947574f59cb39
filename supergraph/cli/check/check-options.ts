import type { NamedRegistry } from '../registry/registry-option.ts';

/** What `demarc check` can be told. */
export interface CheckOptions {
  readonly config?: string;
  /** The contract to check, instead of the one that demarc.yaml names. */
  readonly contract?: string;
  /** Files to compare with, newest first. */
  readonly base: readonly string[];
  /** Git refs to compare with, newest first. */
  readonly baseRef: readonly string[];
  /** The control plane to ask, instead of comparing here. */
  readonly registry?: NamedRegistry;
  /** YYYY-MM-DD */
  readonly today: string;
}
