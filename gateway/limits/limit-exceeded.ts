import { GraphQLError } from 'graphql';
import type { OperationLimit } from '@demarc/foundation/config';
import type { ErrorCode } from '../errors/error-catalogue.ts';

/** A limit that refuses: `listSize` only feeds the cost. */
export type RefusingLimit = Exclude<OperationLimit, 'listSize'>;

const sentences: Readonly<
  Record<RefusingLimit, { readonly code: ErrorCode; readonly what: string }>
> = {
  tokens: { code: 'TOKENS_LIMIT_EXCEEDED', what: 'tokens' },
  lines: { code: 'LINES_LIMIT_EXCEEDED', what: 'lines' },
  depth: { code: 'DEPTH_LIMIT_EXCEEDED', what: 'levels of nested fields' },
  height: { code: 'HEIGHT_LIMIT_EXCEEDED', what: 'distinct fields' },
  selections: {
    code: 'SELECTIONS_LIMIT_EXCEEDED',
    what: 'fields once its fragments are expanded',
  },
  aliases: { code: 'ALIASES_LIMIT_EXCEEDED', what: 'aliased fields' },
  rootFields: { code: 'ROOT_FIELDS_LIMIT_EXCEEDED', what: 'root fields' },
  mutationRootFields: { code: 'MUTATION_ROOT_FIELDS_LIMIT_EXCEEDED', what: 'root fields' },
  directives: { code: 'DIRECTIVES_LIMIT_EXCEEDED', what: 'directives' },
  cost: { code: 'COST_LIMIT_EXCEEDED', what: 'objects at an estimate' },
  pageSize: { code: 'PAGE_SIZE_LIMIT_EXCEEDED', what: 'items on one page' },
};

/** The refusal of an operation: names the limit, what was found, and what is allowed. */
export function limitExceeded(limit: RefusingLimit, found: number, allowed: number): GraphQLError {
  const { code, what } = sentences[limit];
  return new GraphQLError(
    `The operation has ${found} ${what}; ${allowed} are allowed (limit "${limit}").`,
    { extensions: { code, limit, found, allowed, http: { status: 400 } } },
  );
}
