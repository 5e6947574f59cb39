import type { GraphQLError } from 'graphql';

/** What the composer keeps of a query that no plan can serve, as far as it is read here. */
type UnsatisfiablePath = Iterable<
  readonly [
    edge: { readonly transition: { readonly definition?: { readonly coordinate?: string } } },
  ]
>;

/** The coordinate of the field that no query plan reaches: the last of the query that fails. */
export function unreachableField({ originalError }: GraphQLError): string | undefined {
  if (originalError === undefined || !('supergraphUnsatisfiablePath' in originalError)) {
    return undefined;
  }
  const path = originalError.supergraphUnsatisfiablePath as UnsatisfiablePath;
  let last: string | undefined;
  for (const [edge] of path) {
    last = edge.transition.definition?.coordinate ?? last;
  }
  return last;
}
