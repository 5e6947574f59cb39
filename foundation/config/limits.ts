/**
 * The gateway's limits on an operation, each counted after fragments are expanded. They hold where a
 * demarc.yaml is loaded and are settable there under `gateway.limits`. docs/limits.md is proved
 * against this list both ways.
 */
export const operationLimits = {
  tokens: { default: 2000, what: 'lexical tokens of the document' },
  lines: { default: 5000, what: 'lines of the document' },
  depth: { default: 12, what: 'nesting of fields' },
  height: { default: 400, what: 'distinct fields, as a tree merged by response key' },
  selections: { default: 1000, what: 'fields after fragments are expanded' },
  aliases: { default: 30, what: 'aliased fields' },
  rootFields: { default: 20, what: 'root fields of a query' },
  mutationRootFields: { default: 5, what: 'root fields of a mutation' },
  directives: { default: 50, what: 'applied directives' },
  cost: { default: 1000, what: 'estimated cost: one for each object, lists multiply' },
  listSize: { default: 20, what: 'the length that cost assumes for a list without `first`' },
  pageSize: { default: 100, what: 'the largest `first` of a connection' },
} as const satisfies Record<string, { readonly default: number; readonly what: string }>;

/** The name of one limit, as it stands in demarc.yaml. */
export type OperationLimit = keyof typeof operationLimits;

/** A value for every limit. */
export type OperationLimits = { readonly [Name in OperationLimit]: number };
