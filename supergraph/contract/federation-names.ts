import type { DocumentNode } from 'graphql';
import { linkedSpec } from './linked-spec.ts';
import { FEDERATION_SPEC } from './specs.ts';

/** The federation directives that a contract is read for. */
export type FederationDirective =
  | 'key'
  | 'external'
  | 'shareable'
  | 'override'
  | 'requires'
  | 'provides'
  | 'inaccessible'
  | 'tag'
  | 'interfaceObject'
  | 'authenticated'
  | 'requiresScopes'
  | 'policy'
  | 'cost'
  | 'listSize'
  | 'context'
  | 'fromContext';

/** What a contract calls a federation directive: the plain name where federation is not linked. */
export function federationNames(document: DocumentNode): (name: FederationDirective) => string {
  const spec = linkedSpec(document, FEDERATION_SPEC);
  return (name) => spec?.localName(name) ?? name;
}
