/** Half-open: from its first moment up to, not including, its last. */
export interface BillingPeriod {
  readonly start: Date;
  readonly end: Date;
}

/** So many months after a moment; on the last day of the month where that is shorter. */
export function monthsAfter(moment: Date, months: number): Date {
  const later = new Date(moment);
  later.setUTCMonth(moment.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0));
  later.setUTCDate(Math.min(moment.getUTCDate(), lastDay.getUTCDate()));
  return later;
}

/**
 * The month that follows a period, counted from an anchor: who began on a 31st is charged up to the
 * 28th of February, and again up to the 31st of March.
 *
 * @param anchor - the moment from which months are counted, no later than the period's end
 */
export function periodAfter(end: Date, anchor: Date): BillingPeriod {
  const months =
    (end.getUTCFullYear() - anchor.getUTCFullYear()) * 12 +
    (end.getUTCMonth() - anchor.getUTCMonth());
  const next = [months, months + 1].map((count) => monthsAfter(anchor, count));
  return { start: end, end: next.find((moment) => moment > end) ?? monthsAfter(end, 1) };
}
