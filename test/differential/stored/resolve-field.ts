import { getNamedType, isEnumType, type GraphQLOutputType, type SelectionSetNode } from 'graphql';
import type { StoredObject, StoredValue } from '../../kit/random-graph/stored-data.ts';
import { hashOf } from './canonical.ts';
import { objectOf, type Source, type Store } from './store.ts';

/** A field as it is asked. */
export interface AskedField {
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly args: Readonly<Record<string, unknown>>;
  /** External fields that it provides. */
  readonly provided?: SelectionSetNode;
}

/** An answer of a subgraph or the monolith: arguments always leave their mark on it. */
export function resolveStored(store: Store, { object }: Source, field: AskedField): unknown {
  if (object.__typename === 'Mutation') store.turns += 1;
  if (object.__typename === 'Mutation' && field.name.endsWith('Turn')) return store.turns;
  if (isLost(store, object, field.name)) return null;
  return answer(store, object[field.name] ?? null, field);
}

/** A subgraph that does not find an object takes along what it alone answers of it. */
function isLost({ owners }: Store, object: StoredObject, field: string): boolean {
  const { $missingIn } = object;
  const answering = owners.get(`${object.__typename}.${field}`);
  return typeof $missingIn === 'string' && answering?.size === 1 && answering.has($missingIn);
}

function answer(store: Store, value: StoredValue, field: AskedField): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return answerList(store, value, field);
  if (typeof value === 'object') {
    const inner = value as { readonly [name: string]: StoredValue };
    // In a list an exception would end the others: an Error stands for one item.
    if ('$throw' in inner) return new Error(JSON.stringify(inner['$throw']));
    const object = objectOf(store, value);
    if (object) return { object: turned(store, object, field.args), ...provision(field) };
  }
  return isEnumType(getNamedType(field.type)) ? value : marked(value, field.args);
}

function provision({ provided }: AskedField): Pick<Source, 'provided'> {
  return provided ? { provided } : {};
}

function answerList(
  store: Store,
  values: readonly StoredValue[],
  field: AskedField,
): readonly unknown[] {
  const { first } = field.args;
  const shift = Object.keys(field.args).length === 0 ? 0 : hashOf(field.args) % (values.length + 1);
  const shifted = [...values.slice(shift), ...values.slice(0, shift)];
  const cut = typeof first === 'number' ? shifted.slice(0, Math.max(0, first)) : shifted;
  return cut.map((one) => answer(store, one, { ...field, args: {} }));
}

/** Asked with arguments it is another object of the same type. */
function turned(
  store: Store,
  object: StoredObject,
  args: Readonly<Record<string, unknown>>,
): StoredObject {
  if (Object.keys(args).length === 0) return object;
  const all = Object.values(store.data).filter(
    ({ __typename }) => __typename === object.__typename,
  );
  return all[(all.indexOf(object) + hashOf(args)) % all.length] ?? object;
}

function marked(value: StoredValue, args: Readonly<Record<string, unknown>>): unknown {
  if (Object.keys(args).length === 0) return value;
  if (typeof value === 'string') return `${value} ${hashOf(args)}`;
  if (typeof value === 'number')
    return (hashOf(args) % 1_000) + (Number.isInteger(value) ? 0 : 0.5);
  if (typeof value === 'boolean') return hashOf(args) % 2 === 0;
  return { value, mark: hashOf(args) };
}
