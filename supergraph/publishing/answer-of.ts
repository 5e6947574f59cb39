import type { RegistryReader } from '@demarc/supergraph/registry';
import type { CheckReport } from '../check-report.ts';
import type { OpenDemand, PublishOutcome } from './publish-outcome.ts';

/** An outcome as an act keeps it: what it is made of, by number and digest. */
export type KeptOutcome =
  | { readonly type: 'PUBLISHED' | 'UNCHANGED'; readonly version: number }
  | {
      readonly type: 'REFUSED';
      readonly report: string;
      readonly demands: readonly OpenDemand[];
      readonly isBlocked: boolean;
    };

/** What came of a request the first time. */
export async function answerOf(
  registry: RegistryReader,
  outcome: Readonly<Record<string, unknown>>,
): Promise<PublishOutcome> {
  const kept = outcome as unknown as KeptOutcome;
  const report = async (digest: string) =>
    JSON.parse((await registry.document(digest)) ?? 'null') as CheckReport;
  if (kept.type === 'REFUSED') {
    const { demands, isBlocked } = kept;
    return { type: 'REFUSED', demands, isBlocked, report: await report(kept.report) };
  }
  const version = await registry.version(kept.version);
  if (version === undefined) throw new Error(`The registry lost version ${kept.version}.`);
  return kept.type === 'UNCHANGED'
    ? { type: 'UNCHANGED', version }
    : { type: 'PUBLISHED', version, report: await report(version.report) };
}
