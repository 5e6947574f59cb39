import type { GraphQLError } from 'graphql';

/** What the composer keeps of a query that no plan can serve, as far as it is read here. */
interface UnsatisfiablePath {
  readonly supergraphUnsatisfiablePath: Iterable<
    readonly [
      edge: { readonly transition: { readonly definition?: { readonly coordinate?: string } } },
    ]
  >;
}

/** The coordinate of the field that no query plan reaches: the last of the query that fails. */
export function unreachableField({ originalError }: GraphQLError): string | undefined {
  if (originalError === undefined || !('supergraphUnsatisfiablePath' in originalError)) {
    return undefined;
  }
  const { supergraphUnsatisfiablePath } = originalError as unknown as UnsatisfiablePath;
  let last: string | undefined;
  for (const [edge] of supergraphUnsatisfiablePath) {
    last = edge.transition.definition?.coordinate ?? last;
  }
  return last;
}
