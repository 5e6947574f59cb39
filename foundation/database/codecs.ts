const BIGINT = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const INTERVAL = 1186;

const asText = (text: string): string => text;

/**
 * Types that stay text until MikroORM's own property types read them. node-pg is told so by MikroORM;
 * PGlite by itself reads a bigint as a number (losing digits over 2^53) and a date as a moment
 * (shifting it by the time zone), so it is told the same here: one codec, two engines.
 */
export const textParsers: Record<number, (text: string) => string> = Object.fromEntries(
  [BIGINT, DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL].map((type) => [type, asText]),
);
