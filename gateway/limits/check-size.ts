import { parse, type DocumentNode, type GraphQLError } from 'graphql';
import type { OperationLimits } from '@demarc/foundation/config';
import { bounds } from '../bounds.ts';
import { countTokens } from './count-tokens.ts';
import { limitExceeded, type RefusingLimit } from './limit-exceeded.ts';
import { measureDocument, type MeasuredDefinition } from './measure-document.ts';

/** The limits that need no schema. */
export type SizeLimits = Partial<OperationLimits>;

/** What a foreign graph keeps, so that no operation keeps the planner, and so the loop, for long. */
export const planningLimits: SizeLimits = {
  tokens: bounds.planningTokens.is,
  lines: bounds.planningLines.is,
  selections: bounds.planningSelections.is,
  depth: bounds.planningDepth.is,
};

/**
 * Refuses a document that is too large to be validated, in time linear in its length. A document that
 * does not parse passes: the parser's own words are better.
 */
export function checkSize(source: string, limits: SizeLimits): GraphQLError | undefined {
  const refusal = findExcess(limits, [
    ['tokens', countTokens(source)],
    ['lines', countLines(source)],
  ]);
  if (refusal) return refusal;
  const document = parseOrNothing(source);
  if (!document) return undefined;
  for (const definition of measureDocument(document)) {
    const excess = findExcess(limits, measures(definition));
    if (excess) return excess;
  }
  return undefined;
}

type Measure = readonly [RefusingLimit, number];

function findExcess(limits: SizeLimits, measured: readonly Measure[]): GraphQLError | undefined {
  for (const [limit, found] of measured) {
    const most = limits[limit] ?? Infinity;
    if (found > most) return limitExceeded(limit, found, most);
  }
  return undefined;
}

/** graphql-js reads a document from its beginning to find the line of each of a hundred errors. */
function countLines(source: string): number {
  return 1 + (source.match(/\r\n|[\n\r]/g)?.length ?? 0);
}

function measures({ kind, size }: MeasuredDefinition): Measure[] {
  const selections = ['selections', size.selections] as const;
  // A fragment is part of the operations that spread it; alone it only must not keep validation busy.
  if (kind === 'fragment') return [selections];
  return [
    selections,
    ['depth', size.depth],
    ['aliases', size.aliases],
    ['directives', size.directives],
    [kind === 'mutation' ? 'mutationRootFields' : 'rootFields', size.rootFields],
  ];
}

function parseOrNothing(source: string): DocumentNode | undefined {
  try {
    return parse(source, { noLocation: true });
  } catch {
    return undefined;
  }
}
