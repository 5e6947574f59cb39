import { resolve } from 'node:path';
import type { Config, SubgraphConfig } from '@demarc/foundation/config';
import type { BaseVersion } from '../../check-request.ts';
import { openGraphAtRef } from '../../sources/graph-at-ref.ts';
import { readContractFile } from '../../sources/read-contract-file.ts';

/** Opens everything that a check compares with: files, which only one subgraph can have, then refs. */
export async function openBaseVersions(
  subjects: readonly SubgraphConfig[],
  {
    config,
    base,
    baseRef,
  }: { config: Config; base: readonly string[]; baseRef: readonly string[] },
): Promise<readonly BaseVersion[]> {
  const files = base.map(async (file): Promise<BaseVersion> => {
    const named = subjects.map((subject) => ({ ...subject, contract: resolve(file) }));
    return { label: file, subjects: await Promise.all(named.map(readContractFile)) };
  });
  const refs = baseRef.map(async (ref): Promise<BaseVersion> => {
    const graph = await openGraphAtRef(ref, config);
    const names = subjects.map(({ name }) => name);
    const ofToday = config.subgraphs.map(({ name }) => name);
    const others = ofToday.filter((name) => !names.includes(name));
    const departed = graph.names.filter((name) => !ofToday.includes(name));
    return {
      label: ref,
      subjects: await graph.read(names),
      departed: await graph.read(departed),
      isUnlisted: !graph.isListed,
      readOthers: () => graph.read(others),
    };
  });
  return Promise.all([...files, ...refs]);
}
