import type { DocumentNode } from 'graphql';
import { linkedSpec } from './linked-spec.ts';
import { FEDERATION_SPEC } from './specs.ts';

/** The federation directives that ownership depends on. */
export type FederationDirective = 'key' | 'external' | 'shareable' | 'override';

/** What a contract calls a federation directive: the plain name where federation is not linked. */
export function federationNames(document: DocumentNode): (name: FederationDirective) => string {
  const spec = linkedSpec(document, FEDERATION_SPEC);
  return (name) => spec?.localName(name) ?? name;
}
