import type { FetchDataRewrite, PlanSelection } from '../planning/query-plan.ts';
import { applyRewrites } from './apply-rewrites.ts';
import { buildRepresentation, type IsOfType } from './build-representation.ts';
import { readKey, type ResponseObject } from './response-object.ts';

/** An entity's representation as JSON; undefined where it has none. */
export type WriteRepresentation = (
  entity: ResponseObject,
  isOfType: IsOfType,
) => string | undefined;

/**
 * Compiles how representations are written. Nearly all are a type's name and a few leaves: those are written
 * without an object in between, which is made and thrown away for each of hundreds of entities.
 */
export function writerOf(
  requires: readonly PlanSelection[],
  rewrites: readonly FetchDataRewrite[],
): WriteRepresentation {
  const flat = rewrites.length === 0 ? flatKeys(requires) : undefined;
  const writeAny: WriteRepresentation = (entity, isOfType) => {
    const representation = buildRepresentation(entity, requires, isOfType);
    if (representation === undefined) return undefined;
    applyRewrites(representation, rewrites, isOfType);
    return JSON.stringify(representation);
  };
  if (flat === undefined) return writeAny;
  const { type, keys } = flat;
  const names = keys.map((key, index) => `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
  return (entity, isOfType) => {
    const typename = entity['__typename'];
    if (typename !== type) return writeAny(entity, isOfType);
    let text = '';
    for (let index = 0; index < keys.length; index += 1) {
      const value = readKey(entity, keys[index] ?? '');
      if (value === undefined) return undefined;
      text += `${names[index]}${writeLeaf(value)}`;
    }
    return `${text}}`;
  };
}

/**
 * The keys that a representation of a type's name and a few leaves is made of: of entities that have them alike,
 * one is written. Undefined where it is made of more than that.
 */
export function leafKeysOf(
  requires: readonly PlanSelection[],
  rewrites: readonly FetchDataRewrite[],
): readonly string[] | undefined {
  return rewrites.length === 0 ? flatKeys(requires)?.keys : undefined;
}

interface FlatRequirement {
  readonly type: string;
  readonly keys: readonly string[];
}

/** The keys of a requirement that is one type's, its name among them, and nothing but leaves. */
function flatKeys(requires: readonly PlanSelection[]): FlatRequirement | undefined {
  const [only] = requires;
  if (requires.length !== 1 || only?.kind !== 'InlineFragment') return undefined;
  const { typeCondition: type, selections } = only;
  const keys = selections.flatMap((selection) =>
    selection.kind === 'Field' && selection.selections === undefined
      ? [selection.alias ?? selection.name]
      : [],
  );
  const isFlat = keys.length === selections.length && new Set(keys).size === keys.length;
  return isFlat && type !== undefined && keys.includes('__typename') ? { type, keys } : undefined;
}

/** What JSON writes otherwise than it stands. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;
/** Longer texts are looked through faster by what writes them. */
const SHORT = 40;

function writeLeaf(value: unknown): string {
  if (typeof value === 'string' && value.length < SHORT && !ESCAPED.test(value)) {
    return `"${value}"`;
  }
  return JSON.stringify(value);
}
