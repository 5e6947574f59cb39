/** A change that its owners have to approve before it can be published. */
export interface Demand {
  /** The digest of the exact change: of the coordinate, and of what stood there and what is to stand there. */
  readonly id: string;
  readonly coordinate: string;
  /** The teams that have to approve, all of them. */
  readonly owners: readonly string[];
  /** What would be different, in sentences. */
  readonly message: string;
}

/** A demand that somebody's publish ran into. */
export interface Proposal extends Demand {
  readonly proposedAt: Date;
}

/** What one team said to one proposal. */
export interface Approval {
  readonly number: number;
  readonly proposal: string;
  readonly team: string;
  readonly reason: string;
  readonly expiresAt: Date;
  readonly approvedAt: Date;
  /** The version that it went into; undefined while it waits. */
  readonly usedBy: number | undefined;
}
