/** One operation of one client that uses a coordinate. */
export interface Use {
  readonly client: string;
  readonly version: string;
  /** The operation's name. */
  readonly operation: string;
}

/** The days that usage is asked of, both included, YYYY-MM-DD. */
export interface UsageWindow {
  readonly from: string;
  readonly to: string;
}

/** Is a coordinate used? UNUSED only where that is known; what is not known says why. */
export type UsageVerdict =
  | { readonly verdict: 'USED'; readonly uses: readonly Use[] }
  | { readonly verdict: 'UNUSED' }
  | {
      readonly verdict: 'UNKNOWN';
      /** In a sentence or two. */
      readonly reason: string;
      /**
       * True where there is something that may well use it and could not be read: then it is not UNUSED,
       * whatever another source says.
       */
      readonly mayBeUsed?: boolean;
    };

/** Answers whether anybody uses a coordinate within a window. */
export type UsageDoor = (coordinate: string, window: UsageWindow) => Promise<UsageVerdict>;
