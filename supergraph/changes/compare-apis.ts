import type { GraphQLSchema } from 'graphql';
import { apiDifference } from './api/api-difference.ts';
import { bothApis } from './api/both-apis.ts';
import { deprecationDifferences } from './api/deprecation-differences.ts';
import { differingHolders } from './api/differing-holders.ts';
import { formatDifferences } from './api/format-differences.ts';
import { inspectorDifferences } from './api/inspector-differences.ts';
import { judgeFound } from './api/judge-found.ts';
import type { Difference } from './change.ts';
import { holderOf } from './holder-of.ts';

/**
 * What clients see differ between two API schemas, descriptions apart: directives first, then types,
 * in the order of the schema before; what is new comes last.
 */
export async function compareApis(
  before: GraphQLSchema,
  after: GraphQLSchema,
): Promise<readonly Difference[]> {
  const apis = bothApis(before, after);
  const holders = differingHolders(apis);
  const found = await inspectorDifferences(before, after, new Set(holders));
  const differences = [
    ...found.flatMap((one) => judgeFound(one, apis) ?? []),
    ...deprecationDifferences(apis, holders),
    ...formatDifferences(apis, holders),
  ];
  const byHolder = new Map<string, Difference[]>();
  for (const difference of differences) {
    const holder = holderOf(difference.coordinate);
    const told = byHolder.get(holder) ?? [];
    byHolder.set(holder, told);
    told.push(difference);
  }
  // Roots that have moved are told of at types that need not differ themselves.
  return [...new Set([...holders, ...byHolder.keys()])].flatMap(
    (holder) => byHolder.get(holder) ?? untold(holder),
  );
}

/** Nothing that differs goes unsaid, even where nobody knows what it is. */
function untold(holder: string): Difference {
  return apiDifference(
    'UNKNOWN_DIFFERENCE',
    { holder },
    { message: `${holder} is different, in a way that is not known here.` },
  );
}
