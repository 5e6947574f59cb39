import type { Invoice } from './invoice.ts';

/** Money that settles a part of an invoice, and when it did. */
export interface SettlingPart {
  readonly amountMinor: bigint;
  readonly settledAt: Date;
}

/** How far an invoice is settled: derived from its lines and what was paid, credited or written off. */
export class Settlement {
  readonly invoice: Invoice;
  readonly totalMinor: bigint;
  readonly parts: readonly SettlingPart[];
  /** Money that was asked for and is on its way. */
  readonly pendingMinor: bigint;

  constructor(
    invoice: Invoice,
    totalMinor: bigint,
    parts: readonly SettlingPart[],
    pendingMinor = 0n,
  ) {
    this.invoice = invoice;
    this.totalMinor = totalMinor;
    this.parts = parts;
    this.pendingMinor = pendingMinor;
  }

  /** What is still asked for; nothing of a draft or a void invoice. */
  get outstandingMinor(): bigint {
    if (!this.invoice.isDemand()) return 0n;
    return this.parts.reduce((open, part) => open - part.amountMinor, this.totalMinor);
  }

  /** What more can be paid, credited or written off: money on its way is not asked for twice. */
  get payableMinor(): bigint {
    return this.outstandingMinor - this.pendingMinor;
  }

  /** Whether anything was paid, credited or written off, or is about to be. */
  get isTouched(): boolean {
    return this.parts.length > 0 || this.pendingMinor > 0n;
  }

  /** The moment at which nothing was left to ask for; null while something is. */
  get settledAt(): Date | null {
    if (!this.invoice.isDemand() || this.outstandingMinor > 0n) return null;
    const last = this.parts
      .toSorted((one, other) => one.settledAt.getTime() - other.settledAt.getTime())
      .at(-1);
    return last?.settledAt ?? this.invoice.issuedAt ?? null;
  }

  isOverdueAt(now: Date): boolean {
    const { dueAt } = this.invoice;
    return dueAt != null && dueAt <= now && this.outstandingMinor > 0n;
  }
}
