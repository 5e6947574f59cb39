import { plainLine, plainText } from './plain-text.ts';

const LONGEST = 1500;
const ZERO_WIDTH_SPACE = '\u200B';
/** What stands between backticks, and a directive with its arguments, which would call a person. */
const CODE = /(`[^`]+`|(?<!\w)@\w+(?:\([^()]*\))?)/;

/**
 * A text on one line of Markdown that means nothing but itself: no markup, no HTML, nobody called. What
 * is code can be copied as it is.
 */
export function markdownText(text: string): string {
  return clipped(text)
    .split(CODE)
    .map((part, index) => (index % 2 === 0 ? escape(part) : markdownCode(unquoted(part))))
    .join('');
}

/** A name or a place as code; nothing where there is none. */
export function markdownCode(text: string): string {
  const line = clipped(text);
  if (line === '') return '';
  // Between backticks nothing can be escaped, not even what ends a cell of a table.
  return /[`|\\]/.test(line) ? `<code>${escape(line)}</code>` : `\`${line}\``;
}

/** Lines of code in a block of their own. */
export function markdownBlock(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map(({ length }) => length)) + 1);
  return `${fence}text\n${plainText(text)}\n${fence}`;
}

function unquoted(code: string): string {
  return code.startsWith('`') ? code.slice(1, -1) : code;
}

function escape(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_[\]~]/g, '\\$&')
      // An issue and a merge request would remember that they were named.
      .replaceAll(/[#!](?=\d)/g, `$&${ZERO_WIDTH_SPACE}`)
      .replaceAll('|', '&#124;')
      .replaceAll('$', '&#36;')
  );
}

/** One plain line; of a text without end only its beginning is looked at. */
function clipped(text: string): string {
  const line = plainLine(text.slice(0, 2 * LONGEST));
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).toWellFormed()}…`;
}
