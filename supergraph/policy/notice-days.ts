/** How many days clients have, at the least, between a deprecation and its end. */
export const NOTICE_DAYS = 90;
