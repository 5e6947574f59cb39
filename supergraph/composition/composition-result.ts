import type { Finding } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import type { CompositionRecord } from './compose-graph.ts';

/** A supergraph with what the composer remarks on it, or why the contracts do not fit together. */
export type CompositionResult =
  | {
      readonly ok: true;
      readonly supergraphSdl: string;
      readonly hints: readonly Finding[];
      /** What clients see of it; made when it is first asked for. */
      apiSchema(): GraphQLSchema;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a composition; what is known of its satisfiability counts only where that is asked for. */
export function resultOf(record: CompositionRecord, satisfiability: boolean): CompositionResult {
  if (record.merged === undefined) return { ok: false, findings: record.errors };
  const { supergraphSdl, apiSchema, hints: ofMerging } = record.merged;
  const reach = satisfiability ? record.reach : undefined;
  const hints = [...ofMerging, ...(reach?.hints ?? [])];
  const conflicts = hints.filter(({ severity }) => severity === 'ERROR');
  const findings = [...(reach?.errors ?? []), ...conflicts];
  if (findings.length > 0) return { ok: false, findings };
  return { ok: true, supergraphSdl, hints, apiSchema };
}
