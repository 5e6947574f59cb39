import { InvalidArgumentError } from 'commander';

/** Parses the value of `--today`, as wrong usage if it is no day of the calendar. */
export function calendarDay(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  // A day that is not there, such as 2026-02-30, is parsed as another one.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('It must be a day, as YYYY-MM-DD.');
}

/** The day it is now, in UTC. */
export function thisDay(): string {
  return new Date().toISOString().slice(0, 10);
}
