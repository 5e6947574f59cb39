import { isDeepStrictEqual } from 'node:util';
import {
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { RandomDocument } from './random-api.ts';
import { variableValues } from './refusals-of.ts';

interface Answer {
  readonly type: GraphQLOutputType;
  /** The values of an enum, the object types of a union or an interface. */
  readonly possible: ReadonlySet<string>;
  /** What a resolver is given. */
  readonly args: unknown;
}

/** Where the later API may answer an operation with what the earlier one never would. */
export function brokenPromises(
  before: GraphQLSchema,
  after: GraphQLSchema,
  operation: RandomDocument,
): readonly string[] {
  const answers = answersOf(after, operation);
  return [...answersOf(before, operation)].flatMap(([node, was]) => {
    const is = answers.get(node);
    if (is === undefined) return [`${node.name.value} is not answered`];
    const found: string[] = [];
    if (!isTighter(was.type, is.type)) {
      found.push(`${node.name.value} was ${String(was.type)} and is ${String(is.type)}`);
    }
    if (!is.possible.isSubsetOf(was.possible))
      found.push(`${node.name.value} can be something new`);
    if (!isDeepStrictEqual(was.args, is.args)) found.push(`${node.name.value} is asked otherwise`);
    return found;
  });
}

function answersOf(
  schema: GraphQLSchema,
  operation: RandomDocument,
): ReadonlyMap<FieldNode, Answer> {
  const answers = new Map<FieldNode, Answer>();
  const { coerced } = variableValues(schema, operation);
  const types = new TypeInfo(schema);
  visit(
    operation.document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = types.getFieldDef();
        if (!field) return;
        const named = getNamedType(field.type);
        const possible = isEnumType(named) ? named.getValues() : [];
        const objects = isAbstractType(named) ? schema.getPossibleTypes(named) : [];
        answers.set(node, {
          type: field.type,
          possible: new Set([...possible, ...objects].map(({ name }) => name)),
          args: getArgumentValues(field, node, coerced),
        });
      },
    }),
  );
  return answers;
}

function isTighter(was: GraphQLOutputType, is: GraphQLOutputType): boolean {
  if (isNonNullType(is)) return isTighter(isNonNullType(was) ? was.ofType : was, is.ofType);
  if (isNonNullType(was)) return false;
  if (isListType(was) || isListType(is)) {
    return isListType(was) && isListType(is) && isTighter(was.ofType, is.ofType);
  }
  return was.name === is.name;
}
