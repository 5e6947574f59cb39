import { diff, type Change } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import type { Place } from './place.ts';

/** What GraphQL Inspector found, before it is judged by our own law. */
export interface FoundDifference {
  /** Its word for the kind. */
  readonly type: string;
  readonly place: Place;
  /** What else it is about: an interface, a location of a directive. */
  readonly subject: string;
  /** Its own sentence, for a kind that nobody here knows. */
  readonly message: string;
}

/** Where operations start; the difference bears no path, and tells of the type before where there was one. */
const rootNames = [
  'oldQueryTypeName',
  'newQueryTypeName',
  'oldMutationTypeName',
  'newMutationTypeName',
  'oldSubscriptionTypeName',
  'newSubscriptionTypeName',
];

/**
 * What GraphQL Inspector finds between two schemas, in the given types and in all directives. It
 * finds; how grave that is, it does not decide here.
 */
export async function inspectorDifferences(
  before: GraphQLSchema,
  after: GraphQLSchema,
  types: ReadonlySet<string>,
): Promise<readonly FoundDifference[]> {
  const changes = await diff(onlyTypes(before, types), onlyTypes(after, types));
  return changes.map(foundDifference);
}

/** One difference with its place; the path of Inspector leaves out what is in its details. */
export function foundDifference({ type, path, message, meta }: Change): FoundDifference {
  const details = meta as Readonly<Record<string, unknown>>;
  const detail = (...names: readonly string[]) =>
    names.map((name) => details[name]).find((value) => typeof value === 'string');
  const [holder = detail(...rootNames) ?? '', ...rest] = path?.split('.') ?? [];
  const parts = rest.filter((part) => !part.startsWith('@'));
  const place: Place = holder.startsWith('@')
    ? { holder, argument: parts[0] ?? detail('addedDirectiveArgumentName') }
    : {
        holder,
        member: parts[0] ?? detail('addedUnionMemberTypeName', 'removedUnionMemberTypeName'),
        argument: parts[1],
      };
  const subject = detail(
    'addedInterfaceName',
    'removedInterfaceName',
    'addedDirectiveLocation',
    'removedDirectiveLocation',
  );
  return { type: String(type), place, subject: subject ?? '', message };
}

/** The same schema with fewer types to compare: what did not change need not be walked through. */
function onlyTypes(schema: GraphQLSchema, names: ReadonlySet<string>): GraphQLSchema {
  const types = Object.entries(schema.getTypeMap()).filter(([name]) => names.has(name));
  const view = Object.create(schema) as GraphQLSchema;
  view.getTypeMap = () => Object.fromEntries(types);
  return view;
}
