/** A version of the registry, by what names it. */
export interface Announcement {
  readonly number: number;
  /** Of the supergraph's bytes. */
  readonly digest: string;
}
