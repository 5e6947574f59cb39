import { plainLine, plainText } from './plain-text.ts';

const LONGEST = 600;
const ZERO_WIDTH_SPACE = '\u200B';

/**
 * A text on one line of Markdown that means nothing but itself: no markup, no HTML, no link, and nobody
 * is called by an `@`. What stands between backticks is code.
 */
export function markdownText(text: string): string {
  return clip(plainLine(text))
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/.test(part) ? markdownCode(part.slice(1, -1)) : escape(part)))
    .join('');
}

/** A name or a place as code. */
export function markdownCode(text: string): string {
  const line = clip(plainLine(text));
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return line === '' ? '' : `${fence}${space}${line}${space}${fence}`;
}

/** Lines of code in a block of their own. */
export function markdownBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${plainText(text)}\n${fence}`;
}

function escape(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_[\]~]/g, '\\$&')
      // GitHub and GitLab link these wherever they stand.
      .replaceAll(/[@#!](?=\w)|:(?=\/\/)|www(?=\.)/g, `$&${ZERO_WIDTH_SPACE}`)
      .replaceAll('|', '&#124;')
      .replaceAll('$', '&#36;')
  );
}

function clip(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
