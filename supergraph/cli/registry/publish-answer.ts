import { z } from 'zod';
import { demandAnswer, demandFragment } from './demand-answer.ts';
import { reportAnswer, reportFragment } from './report-answer.ts';
import { versionAnswer, versionFragment } from './version-answer.ts';

/** What came of a publish, or of going back. */
export const publishAnswer = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('PublishContractsPayload'),
    version: versionAnswer,
    report: reportAnswer,
  }),
  z.object({
    __typename: z.literal('PublishUnchanged'),
    message: z.string(),
    version: versionAnswer,
  }),
  z.object({
    __typename: z.literal('PublishRefused'),
    message: z.string(),
    report: reportAnswer,
    demands: z.array(demandAnswer),
    /** True where something refuses that no approval lifts. */
    isBlocked: z.boolean(),
  }),
  z.object({
    __typename: z.literal('PublishConflict'),
    message: z.string(),
    version: versionAnswer,
    subgraphs: z.array(z.string()),
  }),
  z.object({ __typename: z.literal('NotPermitted'), message: z.string() }),
  z.object({ __typename: z.literal('VersionNotFound'), message: z.string() }),
  z.object({ __typename: z.literal('RequestIdReused'), message: z.string() }),
]);

export type PublishAnswer = z.infer<typeof publishAnswer>;

/** What to ask for of it. */
export const publishSelection = `
__typename
... on Refusal { message }
... on PublishContractsPayload { version { ...Summary } report { ...Report } }
... on PublishUnchanged { version { ...Summary } }
... on PublishRefused { report { ...Report } demands { ...Open } isBlocked }
... on PublishConflict { version { ...Summary } subgraphs }`;

/** The fragments that it names. */
export const publishFragments = `${versionFragment}${reportFragment}${demandFragment}`;
