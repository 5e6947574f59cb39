import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { executeSync, parse } from 'graphql';
import { rootValue } from './dataset.ts';
import { wholeSchema } from './schemas.ts';

/** What a client sends. */
export interface GraphQLRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The `data` that every correct gateway answers with: what one schema over the same data answers. */
export function expectAnswer({ query, variables }: GraphQLRequest): unknown {
  const { data, errors } = executeSync({
    schema: wholeSchema,
    document: parse(query),
    rootValue,
    ...(variables && { variableValues: variables }),
  });
  if (errors?.[0]) throw errors[0];
  // Through text, as a client sees it: without the prototypes that graphql-js chooses.
  return JSON.parse(JSON.stringify(data));
}

/** Compares what is expected of the deep operation with the answer that its makers published. */
export function proveExpectations(): void {
  const read = (name: string) => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
  const published = JSON.parse(read('deep.expected.json')) as { readonly data: unknown };
  if (!isDeepStrictEqual(expectAnswer({ query: read('deep.graphql') }), published.data)) {
    throw new Error('The data and deep.expected.json do not tell the same.');
  }
}
