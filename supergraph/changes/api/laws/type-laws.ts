import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  OperationTypeNode,
  type GraphQLSchema,
} from 'graphql';
import { goneText } from '../gone-text.ts';
import type { Law } from '../law.ts';
import { coordinateOf } from '../place.ts';
import { breaking, dangerous, safe } from '../rating.ts';

/** Types as a whole, what they belong to, and where operations start. */
export const typeLaws = {
  TYPE_ADDED: ({ place }, { after }) => ({
    message: `${place.holder} is new: ${kindText(after, place.holder)}.`,
  }),
  TYPE_REMOVED: ({ place }, apis) => ({ message: goneText(place, apis) }),
  TYPE_KIND_CHANGED: ({ place: { holder } }, { before, after }) => ({
    message: `${holder} was ${kindText(before, holder)} and is ${kindText(after, holder)} now.`,
  }),
  SCHEMA_QUERY_TYPE_CHANGED: rootLaw(OperationTypeNode.QUERY),
  SCHEMA_MUTATION_TYPE_CHANGED: rootLaw(OperationTypeNode.MUTATION),
  SCHEMA_SUBSCRIPTION_TYPE_CHANGED: rootLaw(OperationTypeNode.SUBSCRIPTION),
  OBJECT_TYPE_INTERFACE_ADDED({ place, subject }, apis) {
    const { holder } = place;
    const message = `${holder} implements ${subject} now.`;
    const isInterface = isInterfaceType(apis.after.getType(holder));
    // A type that is new can only come as a surprise where a field returns the interface.
    const isNew = apis.before.getType(holder) === undefined;
    if (isNew && (isInterface || !apis.wasReturned(subject))) return undefined;
    if (isInterface) {
      return { message, ...safe('Its object types say for themselves what they implement.') };
    }
    if (apis.before.getType(subject) === undefined) {
      return { message, ...safe(`No operation knows ${subject} yet.`) };
    }
    return {
      message,
      ...dangerous(`Clients that ask for ${subject} are given a type that they may not know.`),
    };
  },
  OBJECT_TYPE_INTERFACE_REMOVED({ place: { holder }, subject }, { after }) {
    const message = `${holder} implements ${subject} no longer.`;
    return isInterfaceType(after.getType(holder))
      ? {
          message,
          ...dangerous(
            `Its object types say for themselves what they implement; code made from the schema may use ${holder} as ${subject}.`,
          ),
        }
      : {
          message,
          ...breaking(`Fragments on ${subject} no longer reach ${holder}, or are refused.`),
        };
  },
  UNION_MEMBER_ADDED: ({ place: { holder, member = '' } }) => ({
    message: `${member} is a member of ${holder} now.`,
  }),
  UNION_MEMBER_REMOVED: ({ place: { holder, member = '' } }) => ({
    message: `${member} is no longer a member of ${holder}.`,
  }),
  ENUM_VALUE_ADDED: ({ place }, apis) => ({
    message: `${coordinateOf(place)} is new.`,
    ...(apis.wasReturned(place.holder)
      ? dangerous('Clients that read the enum are given a value that they may not know.')
      : safe('No field returns the enum: clients give only values that they know.')),
  }),
  ENUM_VALUE_REMOVED: ({ place }, apis) => ({ message: goneText(place, apis) }),
} satisfies Record<string, Law>;

/** Where operations of one kind start. */
function rootLaw(operation: OperationTypeNode): Law {
  return (_, { before, after }) => {
    const [was, is] = [rootOf(before, operation), rootOf(after, operation)];
    if (was !== undefined && is !== undefined) {
      return {
        message: `The ${operation} type was ${was} and is ${is} now.`,
        ...breaking(`Fields and fragments of ${was} are refused where ${is} does not have them.`),
      };
    }
    // A root that comes or goes together with its type is told of by the type.
    if (is !== undefined && before.getType(is) !== undefined) {
      return {
        message: `${is} is the ${operation} type now.`,
        ...safe(`No ${operation} was possible before.`),
      };
    }
    if (was !== undefined && after.getType(was) !== undefined) {
      return {
        message: `${was} is no longer the ${operation} type.`,
        ...breaking(`Every ${operation} is refused.`),
      };
    }
    return undefined;
  };
}

function rootOf(schema: GraphQLSchema, operation: OperationTypeNode): string | undefined {
  return schema.getRootType(operation)?.name;
}

function kindText(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  if (isScalarType(type)) return 'a scalar';
  if (isObjectType(type)) return 'an object type';
  if (isInterfaceType(type)) return 'an interface';
  if (isEnumType(type)) return 'an enum';
  return isInputObjectType(type) ? 'an input' : 'a union';
}
