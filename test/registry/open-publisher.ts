import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegistry, registryDatabase, type Actor } from '@demarc/supergraph/registry';
import { judgePublish } from '../../supergraph/publishing/judge-publish.ts';
import type { Publisher } from '../../supergraph/publishing/publisher.ts';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import type { TestEngine } from '../kit/engines.ts';
import { ownedContracts } from '../kit/owned-graph.ts';

/** A registry of the test's own, with the two teams of the shop. */
export interface TestPublisher extends Publisher {
  close(): Promise<void>;
}

/** Opens an empty registry on an engine. */
export async function openPublisher(
  engine: TestEngine,
  overrides: Partial<Publisher> = {},
): Promise<TestPublisher> {
  const { location, remove } = await engine.makeLocation(registryDatabase);
  const registry = await openRegistry(location);
  const folder = await mkdtemp(join(tmpdir(), 'demarc-publisher-'));
  return {
    registry,
    teams: ['catalogue', 'reviews'].map((id) => ({ id, contact: `#${id}`, contexts: [id] })),
    severities: new Map(),
    clients: join(folder, 'clients'),
    cacheFolder: join(folder, 'cache'),
    judge: judgePublish,
    now: () => new Date('2026-11-27T12:00:00Z'),
    ...overrides,
    async close() {
      await registry.close();
      await remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A team with a token, and the one who may publish everything. */
export const team = (id: string): Actor => ({ id: `token:${id}`, kind: 'TEAM', team: id });
export const admin: Actor = { id: 'token:admin', kind: 'ADMIN', team: undefined };

/** A contract of the shop, as it is or edited. */
export function shopContract(
  name: keyof typeof ownedContracts,
  edit: (text: string) => string = (text) => text,
): ContractSource {
  return {
    name,
    url: `http://${name}.example/graphql`,
    path: `${name}.graphql`,
    bytes: Buffer.from(edit(ownedContracts[name])),
  };
}
