const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
/** Control characters (an escape sequence begins with one) and what turns the direction of writing. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * A text as it may reach a terminal or a log: what a contract says can colour, move or hide nothing.
 * Each character that cannot be shown becomes one that can, so that columns stay where they are.
 */
export function plainText(text: string): string {
  return text.replaceAll(LINE_BREAKS, '\n').replaceAll('\t', ' ').replaceAll(UNPRINTABLE, '\uFFFD');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, ' ').trim();
}
