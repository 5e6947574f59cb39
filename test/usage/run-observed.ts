import { type GeneratorValue } from 'fast-check';
import {
  executeSync,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { diceOf } from './random-graph.ts';

/** Runs an operation with random variables on random data, and tells each coordinate that was met. */
export function runObserved(
  gen: GeneratorValue,
  { schema, document }: { readonly schema: GraphQLSchema; readonly document: DocumentNode },
): ReadonlySet<string> {
  const { pick, chance } = diceOf(gen);
  const observed = new Set<string>();
  const answer = (type: GraphQLOutputType): unknown => {
    if (isNonNullType(type)) return answer(type.ofType);
    if (isListType(type)) return [answer(type.ofType), answer(type.ofType)];
    if (isAbstractType(type)) {
      const { name } = pick(schema.getPossibleTypes(type));
      observed.add(name);
      return { __typename: name };
    }
    if (!isEnumType(type)) return 'name' in type && type.name === 'Int' ? 7 : {};
    const { name } = pick(type.getValues());
    observed.add(`${type.name}.${name}`);
    return name;
  };
  /** The value of a variable, as a client could send it. */
  const sent = (type: GraphQLInputType, depth: number): unknown => {
    if (isNonNullType(type)) return sent(type.ofType, depth);
    if (isListType(type)) return [sent(type.ofType, depth)];
    observed.add(type.name);
    if (isEnumType(type)) {
      const { name } = pick(type.getValues());
      observed.add(`${type.name}.${name}`);
      return name;
    }
    if (!isInputObjectType(type)) return 7;
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || (depth > 0 && chance(60)),
    );
    return Object.fromEntries(
      fields.map((field) => {
        observed.add(`${type.name}.${field.name}`);
        return [field.name, sent(field.type, depth - 1)];
      }),
    );
  };
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation comes first.');
  const variableValues = Object.fromEntries(
    (operation.variableDefinitions ?? []).map((one) => {
      const type = typeFromAST(schema, one.type);
      if (!isInputType(type)) throw new Error('A variable has no input type.');
      return [one.variable.name.value, sent(type, 3)];
    }),
  );
  const { data } = executeSync({
    schema,
    document,
    variableValues,
    fieldResolver(_source, _args, _context, { parentType, fieldName, fieldNodes, returnType }) {
      const coordinate = `${parentType.name}.${fieldName}`;
      observed.add(parentType.name).add(coordinate).add(getNamedType(returnType).name);
      for (const { arguments: given = [] } of fieldNodes) {
        for (const { name } of given) observed.add(`${coordinate}(${name.value}:)`);
      }
      return answer(returnType);
    },
  });
  if (data == null) throw new Error('The operation was not run.');
  observed.delete('Int');
  return observed;
}
