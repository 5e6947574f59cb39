import { getNamedType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { sideBySide, type SideBySide } from './side-by-side.ts';

/** Two API schemas, and what has to be known of the one that operations were written against. */
export interface BothApis {
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
  /** True for a type that a field returned before: operations can be given a value of it. */
  wasReturned(type: string): boolean;
  /** The same field of another type that operations could read beside a field, and no longer can. */
  readonly lostBeside: SideBySide;
}

/** Asks both schemas; what takes a walk through one is walked once, and only when it is asked for. */
export function bothApis(before: GraphQLSchema, after: GraphQLSchema): BothApis {
  let returned: ReadonlySet<string> | undefined;
  let lost: SideBySide | undefined;
  return {
    before,
    after,
    wasReturned: (type) => (returned ??= returnedTypes(before)).has(type),
    lostBeside: (place) => (lost ??= sideBySide(before, after))(place),
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
