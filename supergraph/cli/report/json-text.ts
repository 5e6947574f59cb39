/** Characters that JSON may carry bare, and that a terminal or a log should not. */
const UNPRINTABLE = /[\u007F-\u009F\u2028\u2029\p{Bidi_Control}]/gu;

/** A value as a JSON document that is safe to look at. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replaceAll(UNPRINTABLE, escape)}\n`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
