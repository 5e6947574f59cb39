/** ERROR refuses the contract; WARNING and INFO are for its readers. */
export type Severity = 'ERROR' | 'WARNING' | 'INFO';

/** Another place that a finding is about, such as the other definition of a field. */
export interface OtherPlace {
  readonly subgraph: string;
  readonly coordinate?: string;
  readonly owner?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a contract, returned and never thrown. */
export interface Finding {
  /** A code of docs/errors.md, or the composer's own. */
  readonly code: string;
  readonly severity: Severity;
  /** The narrowest schema coordinate that is known. */
  readonly coordinate?: string;
  readonly message: string;
  /** The team that answers for the coordinate. */
  readonly owner?: string;
  readonly subgraph?: string;
  /** The contract's file, as it was named when it was read. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** The lines around the place, marked, for a terminal. */
  readonly frame?: string;
  /** Where else to look: the place above is the one that probably has to change. */
  readonly otherPlaces?: readonly OtherPlace[];
}
