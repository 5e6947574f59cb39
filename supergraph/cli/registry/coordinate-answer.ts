import { z } from 'zod';
import { versionAnswer } from './version-answer.ts';

const absent = z.exactOptional;

/** A coordinate as it was said of last, and where what is said of it changed. */
export const coordinateAnswer = z.object({
  coordinate: z.string(),
  kind: z.string(),
  subgraph: z.string(),
  owner: absent(z.object({ id: z.string(), contact: z.string() })),
  meaning: z.string(),
  stage: z.string(),
  compat: z.string(),
  since: absent(z.string()),
  retireOn: absent(z.string()),
  replacedBy: absent(z.string()),
  note: absent(z.string()),
  /** The version that took it away. */
  goneInVersion: absent(z.number()),
  clients: z.array(z.string()),
  /** The newest first. */
  history: z.array(z.object({ version: versionAnswer, statement: absent(z.string()) })),
});

export type CoordinateAnswer = z.infer<typeof coordinateAnswer>;

/** What to ask for of it. */
export const coordinateFragment = `
fragment Told on CoordinateRecord {
  coordinate kind subgraph owner { id contact } meaning stage compat since retireOn replacedBy note clients goneInVersion
  history(first: $first) { version { ...Summary } statement }
}`;
