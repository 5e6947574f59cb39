import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Two API schemas, and what has to be known of the one that operations were written against. */
export interface BothApis {
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
  /** True for a type that a field returned before: operations can be given a value of it. */
  wasReturned(type: string): boolean;
  /** True where one selection set could hold fragments on both types, which may be the same. */
  couldBeReadTogether(one: string, other: string): boolean;
}

/** Asks both schemas; what takes a walk through one is walked once, and only when it is asked for. */
export function bothApis(before: GraphQLSchema, after: GraphQLSchema): BothApis {
  let returned: ReadonlySet<string> | undefined;
  let meetings: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return {
    before,
    after,
    wasReturned: (type) => (returned ??= returnedTypes(before)).has(type),
    couldBeReadTogether(one, other) {
      meetings ??= meetingTypes(before);
      const [ofOne, ofOther] = [meetings.get(one), meetings.get(other)];
      return ofOne !== undefined && ofOther !== undefined && !ofOne.isDisjointFrom(ofOther);
    },
  };
}

function returnedTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const returned = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    if (type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      returned.add(getNamedType(field.type).name);
  }
  return returned;
}

/**
 * Of each composite type, the types that a fragment on it may stand in: itself, and whatever shares
 * an object type with it. https://spec.graphql.org/October2021/#sec-Fragment-spread-is-possible
 */
function meetingTypes(schema: GraphQLSchema): ReadonlyMap<string, ReadonlySet<string>> {
  const meetings = new Map<string, Set<string>>();
  const add = (name: string, other: string) => {
    const known = meetings.get(name) ?? new Set([name]);
    meetings.set(name, known.add(other));
  };
  const abstractTypes = Object.values(schema.getTypeMap()).filter(isAbstractType);
  for (const type of abstractTypes) {
    for (const { name } of schema.getPossibleTypes(type)) {
      add(name, type.name);
      add(type.name, name);
    }
  }
  for (const type of abstractTypes) {
    for (const possible of schema.getPossibleTypes(type)) {
      for (const other of meetings.get(possible.name) ?? []) add(type.name, other);
    }
  }
  return meetings;
}
