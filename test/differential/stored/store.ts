import { Kind, type SelectionSetNode } from 'graphql';
import type { StoredData, StoredObject, StoredValue } from '../../kit/random-graph/stored-data.ts';
import { canonical } from './canonical.ts';

/** What all subgraphs of a graph and its monolith read from. */
export interface Store {
  readonly data: StoredData;
  /** `Type.field` → what its `@requires` selects, in whichever contract. */
  readonly requires: ReadonlyMap<string, SelectionSetNode>;
  /** Object type → its interfaces, in whichever contract. */
  readonly interfaces: ReadonlyMap<string, ReadonlySet<string>>;
  /** `Type.field` → the subgraphs that answer it. */
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many mutations were carried out. */
  turns: number;
}

/** An object that a field is asked of. */
export interface Source {
  readonly object: StoredObject;
  /** What the gateway gave of it: requirements are read from there. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** External fields that the way to it provides. */
  readonly provided?: SelectionSetNode;
}

/** What a field set selects of an object, as the one who answers those fields would say it. */
export function project(
  store: Store,
  object: StoredObject,
  selections: SelectionSetNode,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value;
      if (on !== undefined && !isOf(store, object, on)) continue;
      Object.assign(found, project(store, object, selection.selectionSet));
    } else if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      found[name] = projectValue(store, valueAt(store, object, name), selection.selectionSet);
    }
  }
  return found;
}

/** What a field of an object requires; an interface object may say so for what implements it. */
export function requiredFor(
  { requires, interfaces }: Store,
  { __typename }: StoredObject,
  field: string,
): SelectionSetNode | undefined {
  const types = [__typename, ...(interfaces.get(__typename) ?? [])];
  return types.flatMap((type) => requires.get(`${type}.${field}`) ?? [])[0];
}

/** The value of a field without arguments. */
function valueAt(store: Store, object: StoredObject, field: string): StoredValue {
  const required = requiredFor(store, object, field);
  if (required) return computed(project(store, object, required));
  return object[field] ?? null;
}

/** The value of a field that requires others: it shows which values it was given. */
export function computed(given: unknown): string {
  return `of ${canonical(given)}`;
}

function projectValue(
  store: Store,
  value: StoredValue,
  selections: SelectionSetNode | undefined,
): unknown {
  if (selections === undefined || value === null) return value;
  if (Array.isArray(value)) {
    return (value as readonly StoredValue[]).map((one) => projectValue(store, one, selections));
  }
  const object = objectOf(store, value);
  return object && project(store, object, selections);
}

/** Picks what a field set selects out of JSON, so that what else is there does not matter. */
export function pickGiven(given: unknown, selections: SelectionSetNode | undefined): unknown {
  if (selections === undefined || given === null || typeof given !== 'object') return given;
  if (Array.isArray(given)) return given.map((one) => pickGiven(one, selections));
  const values = given as Readonly<Record<string, unknown>>;
  const found: Record<string, unknown> = {};
  for (const selection of selections.selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value;
      if (on !== undefined && values['__typename'] !== undefined && values['__typename'] !== on) {
        continue;
      }
      Object.assign(found, pickGiven(given, selection.selectionSet));
    } else if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const value = name in values ? values[name] : '(not given)';
      found[name] = pickGiven(value, selection.selectionSet);
    }
  }
  return found;
}

/** The object that a stored value stands for; undefined where it stands for none. */
export function objectOf(store: Store, value: StoredValue | undefined): StoredObject | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const inner = value as { readonly [name: string]: StoredValue };
  if (typeof inner['$ref'] === 'string') return store.data[inner['$ref']];
  return typeof inner['__typename'] === 'string' ? (inner as StoredObject) : undefined;
}

/** Is an object of this type, or does it implement it? */
export function isOf(store: Store, object: StoredObject, type: string): boolean {
  const { __typename } = object;
  return __typename === type || store.interfaces.get(__typename)?.has(type) === true;
}
