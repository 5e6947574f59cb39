import { isDuration } from '@demarc/supergraph/contract';

/** How long data is kept, as `@data(retention:)` says it. */
interface Retention {
  /** What the time begins with; undefined for the day on which the value came. */
  readonly event: string | undefined;
  readonly months: number;
  readonly seconds: number;
}

const DAY = 86_400;

/** Seconds in what ISO 8601 calls it; months and years have no fixed number of them. */
const secondsOf = { W: 7 * DAY, D: DAY, H: 3600, m: 60, S: 1 } as const;
const monthsOf = { Y: 12, M: 1 } as const;

/**
 * Compares two retentions: above zero where the first is longer, zero where both are the same, undefined
 * where nobody can say, as for another event or for 3 months and 90 days. None is without a limit.
 */
export function compareRetention(
  one: string | undefined,
  other: string | undefined,
): number | undefined {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  const [a, b] = [parseRetention(one), parseRetention(other)];
  if (a === undefined || b === undefined || a.event !== b.event) return undefined;
  const months = a.months - b.months;
  const seconds = a.seconds - b.seconds;
  // A month has 28 to 31 days: what is longer must be so with both.
  const [least, most] = [28, 31].map((days) => Math.sign(months * days * DAY + seconds));
  return least === most ? least : undefined;
}

/** `P7Y`, `P1Y6M`, `P2W`, `PT12H`, and the same after `event:name+`. */
function parseRetention(text: string): Retention | undefined {
  const { event, duration } =
    /^(?:event:(?<event>[^+]+))?(?:^|\+|$)(?<duration>.*)$/.exec(text.trim())?.groups ?? {};
  // The event alone: nothing is kept beyond it.
  const length = duration === '' && event !== undefined ? 'P0D' : (duration ?? '');
  if (!isDuration(length)) return undefined;
  const [date = '', time = ''] = length.split('T');
  // In the time, M is a minute.
  const parts = `${date}${time.replace('M', 'm')}`;
  return { event, months: sum(parts, monthsOf), seconds: sum(parts, secondsOf) };
}

function sum(parts: string, sizes: Readonly<Record<string, number>>): number {
  return [...parts.matchAll(/([\d.]+)([A-Za-z])/g)]
    .map(([, amount, unit = '']) => Number(amount) * (sizes[unit] ?? 0))
    .reduce((total, part) => total + part, 0);
}
