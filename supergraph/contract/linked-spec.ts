import type { DocumentNode } from 'graphql';
import { linksOf, type Link } from './links.ts';

/** Finds the `@link` to a specification: directives are known by their URL, never by their name alone. */
export function linkedSpec(document: DocumentNode, identity: string): Link | undefined {
  return linksOf(document).find(({ url }) => url.startsWith(`${identity}/`));
}
