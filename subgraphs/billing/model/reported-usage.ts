import Big from 'big.js';

/** What keeps an event from being recorded. */
export type UsageEventFault =
  'UNKNOWN_METER' | 'NEGATIVE_QUANTITY' | 'QUANTITY_OUT_OF_RANGE' | 'IN_THE_FUTURE' | 'TOO_OLD';

/** Something measured, as it is told of. */
export interface UsageReading {
  readonly eventId: string;
  readonly meterCode: string;
  /** A decimal number. */
  readonly quantity: string;
  readonly occurredAt: Date;
  readonly workspaceRef: string | null;
  readonly workflowRunRef: string | null;
}

/** Against what an event is judged. */
export interface UsageJudgement {
  readonly meterCodes: ReadonlySet<string>;
  readonly now: Date;
}

/** How far ahead a clock that is not ours may be. */
export const MAX_SKEW_MS = 5 * 60_000;

/** Older usage would be charged for after everybody has forgotten it. */
export const MAX_AGE_MS = 35 * 86_400_000;

/** Above what anybody uses, and below where sums of many would leave their column. */
const QUANTITY_LIMIT = new Big('1e18');

/** As many decimals as a stored quantity keeps. */
const QUANTITY_PLACES = 12;

/** Something measured, before it is recorded. */
export class ReportedUsage {
  readonly reading: UsageReading;
  readonly quantity: Big;

  constructor(reading: UsageReading) {
    this.reading = reading;
    this.quantity = new Big(reading.quantity);
  }

  /** Why it cannot be recorded; null when it can. */
  faultAt({ meterCodes, now }: UsageJudgement): UsageEventFault | null {
    const { meterCode, occurredAt } = this.reading;
    if (!meterCodes.has(meterCode)) return 'UNKNOWN_METER';
    if (this.quantity.lt(0)) return 'NEGATIVE_QUANTITY';
    const isExact = this.quantity.round(QUANTITY_PLACES, Big.roundDown).eq(this.quantity);
    if (this.quantity.gte(QUANTITY_LIMIT) || !isExact) return 'QUANTITY_OUT_OF_RANGE';
    const age = now.getTime() - occurredAt.getTime();
    if (age < -MAX_SKEW_MS) return 'IN_THE_FUTURE';
    return age > MAX_AGE_MS ? 'TOO_OLD' : null;
  }

  /** What makes two events of one id the same: `1.50` is `1.5`, and a moment is one moment. */
  content(): Readonly<Record<string, string | null>> {
    const { meterCode, occurredAt, workspaceRef, workflowRunRef } = this.reading;
    return {
      meterCode,
      quantity: this.quantity.toFixed(),
      occurredAt: occurredAt.toISOString(),
      workspaceRef,
      workflowRunRef,
    };
  }
}
