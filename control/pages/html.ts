import { plainText } from '@demarc/supergraph/wording';

/** A piece of a page, in which everything that others wrote is escaped. */
export interface Html {
  readonly html: string;
}

type Part = Html | readonly Html[] | string | number | undefined;

/**
 * A piece of a page. What is put in is text, in elements and in attributes between double quotes: it marks up
 * nothing, and turns no direction of writing. Pieces of pages are put in as they are, and undefined is nothing.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const all = texts.map((text, index) => `${text}${textOf(parts[index])}`);
  return { html: all.join('') };
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return 'html' in part ? part.html : part.map((piece) => piece.html).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return plainText(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
