import type { RegistryReader, Version } from '@demarc/supergraph/registry';
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
    }
  | { readonly type: 'CONFLICT'; readonly version: number; readonly subgraphs: readonly string[] }
  | { readonly type: 'NOT_PERMITTED'; readonly subgraphs: readonly string[] };

/** What came of a request: made of what is kept the first time too, so that both times say the very same. */
export async function answerOf(
  registry: RegistryReader,
  outcome: Readonly<Record<string, unknown>>,
): Promise<PublishOutcome> {
  const kept = outcome as unknown as KeptOutcome;
  switch (kept.type) {
    case 'PUBLISHED': {
      const version = await versionOf(registry, kept.version);
      return { type: 'PUBLISHED', version, report: await reportOf(registry, version.report) };
    }
    case 'UNCHANGED':
      return { type: 'UNCHANGED', version: await versionOf(registry, kept.version) };
    case 'REFUSED': {
      const { demands, isBlocked } = kept;
      const report = await reportOf(registry, kept.report);
      return { type: 'REFUSED', demands, isBlocked, report };
    }
    case 'CONFLICT': {
      const { subgraphs } = kept;
      return { type: 'CONFLICT', version: await versionOf(registry, kept.version), subgraphs };
    }
    case 'NOT_PERMITTED':
      return { type: 'NOT_PERMITTED', subgraphs: kept.subgraphs };
  }
}

async function versionOf(registry: RegistryReader, number: number): Promise<Version> {
  const version = await registry.version(number);
  if (version === undefined) throw new Error(`The registry lost version ${number}.`);
  return version;
}

async function reportOf(registry: RegistryReader, digest: string): Promise<CheckReport> {
  const text = await registry.document(digest);
  if (text === undefined) throw new Error(`The registry lost the document ${digest}.`);
  return JSON.parse(text) as CheckReport;
}
