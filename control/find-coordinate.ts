import type { Registry } from '@demarc/supergraph/registry';
import type { FoundCoordinate } from './resolvers/coordinate-record.ts';

/** What was last said of a coordinate; of one that is gone, what was said before it went. */
export async function findCoordinate(
  registry: Registry,
  coordinate: string,
): Promise<FoundCoordinate | undefined> {
  const [newest, before] = await registry.coordinateHistory(coordinate, 2);
  if (newest?.record !== undefined) {
    return { ...newest, record: newest.record, goneIn: undefined };
  }
  if (newest === undefined || before?.record === undefined) return undefined;
  return { ...before, record: before.record, goneIn: newest.version };
}
