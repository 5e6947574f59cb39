import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../data/deep.graphql', import.meta.url), 'utf8');

/** One field of each fetch that a plan of the operation makes: renamed, no two copies' fetches are alike. */
const ALIASED = ['name', 'body', 'inStock', 'shippingEstimate'] as const;

/**
 * The deep operation of the public benchmark.
 * @param copy - told apart from other copies by aliases, so that neither requests nor fetches can be shared
 */
export function deepOperation(copy?: number): string {
  if (copy === undefined) return text;
  return text.replaceAll(
    new RegExp(`^( +)(${ALIASED.join('|')})$`, 'gm'),
    (_, indent: string, field: string) => `${indent}${aliasOf(field, copy)}: ${field}`,
  );
}

/** How a copy calls a field. */
export function aliasOf(field: string, copy: number | undefined): string {
  return copy === undefined ? field : `${field}${copy}`;
}
