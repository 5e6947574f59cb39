import { z } from 'zod';
import type { CheckReport } from '../../check-report.ts';

const absent = z.exactOptional;

const place = {
  subgraph: absent(z.string()),
  coordinate: absent(z.string()),
  owner: absent(z.string()),
  file: absent(z.string()),
  line: absent(z.number()),
  column: absent(z.number()),
};

/**
 * A report as the registry tells it. Codes and kinds are texts here: a newer registry knows more of them,
 * and every printer prints those that it does not know.
 */
export const reportAnswer = z
  .object({
    verdict: z.enum(['PASSED', 'REFUSED']),
    subgraphs: z.array(z.string()),
    comparedWith: z.array(z.string()),
    today: z.string(),
    steps: z.array(
      z.object({
        step: z.string(),
        outcome: z.enum(['completed', 'failed', 'skipped']),
        findings: z.array(
          z.object({
            ...place,
            code: z.string(),
            severity: z.enum(['ERROR', 'WARNING', 'INFO']),
            message: z.string(),
            frame: absent(z.string()),
            otherPlaces: z.array(
              z.object({
                ...place,
                subgraph: z.string(),
                file: z.string(),
                line: z.number(),
                column: z.number(),
              }),
            ),
          }),
        ),
      }),
    ),
    changes: z.array(
      z.object({
        ...place,
        kind: z.string(),
        level: z.string(),
        severity: z.enum(['BREAKING', 'DANGEROUS', 'SAFE']),
        coordinate: z.string(),
        message: z.string(),
        reason: z.string(),
        allowed: z.boolean(),
        forbiddenBy: absent(z.enum(['LEVEL', 'DATE', 'FROZEN'])),
      }),
    ),
  })
  .transform((report) => report as unknown as CheckReport);

/** What to ask for of a report. */
export const reportFragment = `
fragment Report on CheckReport {
  verdict subgraphs comparedWith today
  steps { step outcome findings {
    code severity coordinate message owner subgraph file line column frame
    otherPlaces { subgraph coordinate owner file line column }
  } }
  changes {
    kind level severity coordinate message reason subgraph owner file line column allowed forbiddenBy
  }
}`;
