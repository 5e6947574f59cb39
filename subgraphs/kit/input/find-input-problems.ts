import { getNullableType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';
import type { ContractRule } from '@demarc/supergraph/contract';
import type { InputRules } from './read-input-rules.ts';

/** The longest list of an input whose contract names no `items:` of its own. */
export const MAX_ITEMS = 1_000;

/**
 * The longest text of an input whose contract names no `length:` of its own: outcomes repeat ids, and are
 * kept for long.
 */
export const MAX_LENGTH = 1_000;

/** A coerced value, its type, and where it stands. */
export interface InputPlace {
  readonly value: unknown;
  readonly type: GraphQLInputType;
  /** As a client reads it: `input.lines.3.amount`. */
  readonly path: string;
  /** Where its rules stand: `LineInput.amount`. */
  readonly coordinate: string;
}

/**
 * What is wrong with a value by the rules of its contract, as sentences: where, what it is and what is
 * allowed. A text is told by its length alone, because it may be personal.
 */
export function* findInputProblems(place: InputPlace, rules: InputRules): Generator<string> {
  const { value, path, coordinate } = place;
  if (value === undefined || value === null) return;
  const type = getNullableType(place.type);
  const own = rules.get(coordinate) ?? [];
  if (isListType(type)) {
    const items = value as readonly unknown[];
    const problem = problemOfList(items, own);
    if (problem !== undefined) {
      // Not also each of ten thousand items.
      yield `\`${path}\` ${problem}`;
      return;
    }
    for (const [index, item] of items.entries()) {
      const inner = { value: item, type: type.ofType, coordinate };
      yield* findInputProblems({ ...inner, path: `${path}.${index}` }, rules);
    }
    return;
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield* findInputProblems(
        {
          value: (value as Record<string, unknown>)[field.name],
          type: field.type,
          path: `${path}.${field.name}`,
          coordinate: `${type.name}.${field.name}`,
        },
        rules,
      );
    }
    return;
  }
  for (const problem of problemsOfLeaf(value, own)) yield `\`${path}\` ${problem}`;
}

function problemOfList(
  items: readonly unknown[],
  rules: readonly ContractRule[],
): string | undefined {
  const rule = rules.find((one) => one.kind === 'items');
  const { from, to } = rule?.kind === 'items' ? rule : { from: 0, to: MAX_ITEMS };
  if (items.length >= from && items.length <= to) return undefined;
  return `has ${items.length} items; it takes ${from} to ${to}.`;
}

function* problemsOfLeaf(value: unknown, rules: readonly ContractRule[]): Generator<string> {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) yield 'holds the character U+0000, which no text here may.';
    else if (!value.isWellFormed()) yield 'holds half of a character (a lone surrogate).';
    if (!rules.some(({ kind }) => kind === 'length')) {
      const problem = problemOfLength(value, { from: 0, to: MAX_LENGTH });
      if (problem !== undefined) yield problem;
    }
  }
  for (const rule of rules) {
    const problem = problemOf(value, rule);
    if (problem !== undefined) yield problem;
  }
}

function problemOf(value: unknown, rule: ContractRule): string | undefined {
  if (typeof value === 'string') {
    if (rule.kind === 'length') return problemOfLength(value, rule);
    if (rule.kind === 'pattern' && !rule.pattern.test(value))
      return `is not of the form \`${rule.pattern.source}\`.`;
  }
  if ((typeof value === 'number' || typeof value === 'bigint') && rule.kind === 'range') {
    if (value >= rule.from && value <= rule.to) return undefined;
    return `is ${value}; it takes ${rule.from} to ${rule.to}.`;
  }
  return undefined;
}

function problemOfLength(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): string | undefined {
  // As PostgreSQL counts, and as a person would.
  const { length } = Array.from(text);
  if (length >= from && length <= to) return undefined;
  return `has ${length} characters; it takes ${from} to ${to}.`;
}
