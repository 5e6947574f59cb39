import type { Contract, Finding } from '@demarc/supergraph/contract';
import { readApiSdl } from './api-schema.ts';
import type { CompositionRecord } from './compose-graph.ts';
import { once } from './once.ts';

/** A record as it is written down. */
interface PackedRecord {
  readonly errors?: readonly Finding[];
  readonly merged?: {
    readonly supergraphSdl: string;
    readonly apiSdl: string;
    readonly hints: readonly Finding[];
  };
  readonly reach?: { readonly errors: readonly Finding[]; readonly hints: readonly Finding[] };
}

/** Writes a composition down, files apart: the same contracts may lie elsewhere next time. */
export function packRecord(record: CompositionRecord): string {
  const packed: PackedRecord =
    record.merged === undefined
      ? { errors: record.errors.map(withoutFiles) }
      : {
          merged: {
            supergraphSdl: record.merged.supergraphSdl,
            apiSdl: record.merged.apiSdl(),
            hints: record.merged.hints.map(withoutFiles),
          },
          ...(record.reach && {
            reach: {
              errors: record.reach.errors.map(withoutFiles),
              hints: record.reach.hints.map(withoutFiles),
            },
          }),
        };
  return JSON.stringify(packed);
}

/** Reads what `packRecord` wrote for these contracts; undefined for any other text. */
export function unpackRecord(
  text: string,
  contracts: readonly Contract[],
): CompositionRecord | undefined {
  const packed = parsePacked(text);
  if (packed === undefined) return undefined;
  const files = new Map(
    contracts.map(({ name, document }) => [name, document.loc?.source.name ?? '']),
  );
  const restore = (findings: readonly Finding[]) =>
    findings.map((finding) => withFiles(finding, files));
  const { errors, merged, reach } = packed;
  if (merged === undefined) return { errors: restore(errors ?? []), isCrash: false };
  return {
    merged: {
      supergraphSdl: merged.supergraphSdl,
      apiSdl: () => merged.apiSdl,
      apiSchema: once(() => readApiSdl(merged.apiSdl)),
      hints: restore(merged.hints),
    },
    ...(reach && { reach: { errors: restore(reach.errors), hints: restore(reach.hints) } }),
  };
}

function parsePacked(text: string): PackedRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isPacked(value) ? value : undefined;
}

/** The shape is all that is looked at: the checksum says that nothing has changed since it was written. */
function isPacked(value: unknown): value is PackedRecord {
  if (typeof value !== 'object' || value === null) return false;
  if ('merged' in value) return typeof value.merged === 'object' && value.merged !== null;
  return 'errors' in value && Array.isArray(value.errors);
}

function withoutFiles({ file: _, otherPlaces, ...finding }: Finding): Finding {
  return {
    ...finding,
    ...(otherPlaces && { otherPlaces: otherPlaces.map((place) => ({ ...place, file: '' })) }),
  };
}

/** A place is always in the contract of its subgraph. */
function withFiles(finding: Finding, files: ReadonlyMap<string, string>): Finding {
  const { subgraph, line, otherPlaces } = finding;
  const file = line === undefined ? undefined : files.get(subgraph ?? '');
  return {
    ...finding,
    ...(file !== undefined && { file }),
    ...(otherPlaces && {
      otherPlaces: otherPlaces.map((place) => ({
        ...place,
        file: files.get(place.subgraph) ?? '',
      })),
    }),
  };
}
