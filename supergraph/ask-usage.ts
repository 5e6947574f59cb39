import type { GraphQLSchema } from 'graphql';
import { retirementOf } from './changes/retirement-of.ts';
import type { CheckRequest } from './check-request.ts';
import type { Comparison } from './compare-with-bases.ts';
import { judgeUsage } from './usage/judge-usage.ts';
import type { UsageWindow } from './usage/usage-door.ts';

/** How long ago a use may be to count. */
const WINDOW_DAYS = 90;

/** Whom does what breaks hurt? The comparisons again, with what usage has to say of their changes. */
export async function askUsage(
  comparisons: readonly Comparison[],
  { request, after }: { request: CheckRequest; after: () => GraphQLSchema },
): Promise<readonly Comparison[]> {
  const { today } = request;
  const breaks = comparisons.some(({ changes }) =>
    changes.some(({ severity }) => severity === 'BREAKING'),
  );
  if (!breaks) return comparisons.map(({ changes }) => ({ changes, findings: [] }));
  const schemas = comparisons.flatMap(({ before }) => (before ? [before.apiSchema()] : []));
  const usage = request.openUsage(schemas);
  return Promise.all(
    comparisons.map(async ({ before, changes }): Promise<Comparison> => {
      if (before === undefined) return { changes, findings: [] };
      return judgeUsage(changes, {
        usage,
        window: windowUntil(today),
        after: after(),
        isDueRetirement: ({ coordinate }) =>
          retirementOf(coordinate, before.graph, today) === 'DUE',
      });
    }),
  );
}

function windowUntil(today: string): UsageWindow {
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - WINDOW_DAYS * 86_400_000);
  return { from: from.toISOString().slice(0, 10), to: today };
}
