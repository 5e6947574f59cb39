import { isCalendarDay } from '@demarc/supergraph/contract';
import { InvalidArgumentError } from 'commander';

const HOUR_MS = 3_600_000;
const lengths = { h: HOUR_MS, d: 24 * HOUR_MS, w: 7 * 24 * HOUR_MS } as const;

/** Parses when something ends, as wrong usage if it is neither a time from now nor a day. */
export function moment(text: string): Date {
  const [, count, unit] = /^([1-9]\d{0,3})([hdw])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) {
    return new Date(Date.now() + Number(count) * lengths[unit as keyof typeof lengths]);
  }
  // A day is over when it is over everywhere that says UTC.
  if (isCalendarDay(text)) return new Date(Date.parse(`${text}T00:00:00Z`) + lengths.d - 1000);
  throw new InvalidArgumentError('It must be a time from now (12h, 7d, 4w) or a day (YYYY-MM-DD).');
}

/** `2026-11-27 18:00 UTC` */
export function momentText(moment: string): string {
  return Number.isNaN(Date.parse(moment))
    ? moment
    : `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
