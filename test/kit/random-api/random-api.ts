import {
  buildSchema,
  parse,
  validate,
  validateSchema,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { printModel, type ApiModel } from './api-model.ts';
import { dice } from './dice.ts';
import { mutateModel } from './mutate-model.ts';
import { randomModel } from './random-model.ts';
import { randomOperation } from './random-operation.ts';

/** Two versions of an API that chance has made. */
export interface RandomChange {
  readonly texts: { readonly before: string; readonly after: string };
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
  /** Operations that are valid on the one before; others each time. */
  readonly operations: () => readonly RandomDocument[];
}

export interface RandomDocument {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The change that belongs to a number: the same number, the same change. Throws away what is not valid. */
export function randomChange(seed: number): RandomChange {
  const chance = dice(seed);
  for (;;) {
    const model = randomModel(chance);
    const [before, after] = [schemaOf(model), schemaOf(mutateModel(model, chance))];
    if (before === undefined || after === undefined) continue;
    return {
      texts: { before: before.text, after: after.text },
      before: before.schema,
      after: after.schema,
      operations: () =>
        Array.from({ length: 8 }, () => randomOperation(before.schema, chance))
          .map(({ text, variables }) => ({ text, variables, document: parse(text) }))
          .filter(({ document }) => validate(before.schema, document).length === 0),
    };
  }
}

function schemaOf(
  model: ApiModel,
): { readonly text: string; readonly schema: GraphQLSchema } | undefined {
  const text = printModel(model);
  // A list that has lost its last item is no GraphQL.
  if (/[{=|]\s*[}|]|[{=(]\s*$|\(\)|on $/m.test(text)) return undefined;
  const schema = buildSchema(text, { assumeValidSDL: true });
  return validateSchema(schema).length === 0 ? { text, schema } : undefined;
}
