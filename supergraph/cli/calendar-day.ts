import { isCalendarDay } from '@demarc/supergraph/contract';
import { InvalidArgumentError } from 'commander';

/** Parses the value of `--today`, as wrong usage if it is no day of the calendar. */
export function calendarDay(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('It must be a day, as YYYY-MM-DD.');
}

/** The day it is now, in UTC. */
export function thisDay(): string {
  return new Date().toISOString().slice(0, 10);
}
