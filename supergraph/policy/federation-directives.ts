/**
 * Every directive of the federation specification up to v2.12, `@link` apart.
 * @see https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/directives
 */
export const federationDirectives = [
  'key',
  'external',
  'requires',
  'provides',
  'shareable',
  'override',
  'inaccessible',
  'interfaceObject',
  'extends',
  'tag',
  'composeDirective',
  'authenticated',
  'requiresScopes',
  'policy',
  'context',
  'fromContext',
  'cost',
  'listSize',
] as const;
