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
  /** Where its database is. */
  readonly location: Parameters<typeof openRegistry>[0];
  /** What another process would have: on PostgreSQL an opening of its own, of a folder there is only one. */
  another(): Promise<Publisher>;
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
  const publisher: Publisher = { registry, ...shopPublisher(folder), ...overrides };
  const opened = [registry];
  return {
    ...publisher,
    location,
    async another() {
      if (engine.name === 'PGlite') return publisher;
      const second = await openRegistry(location);
      opened.push(second);
      return { ...publisher, registry: second };
    },
    async close() {
      for (const one of opened) await one.close();
      await remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What publishes the shop, but for its registry: on a day that does not move. */
export function shopPublisher(folder: string): Omit<Publisher, 'registry'> {
  return {
    teams: ['catalogue', 'reviews'].map((id) => ({ id, contact: `#${id}`, contexts: [id] })),
    severities: new Map(),
    clients: join(folder, 'clients'),
    cacheFolder: join(folder, 'cache'),
    judge: judgePublish,
    now: () => new Date('2026-11-27T12:00:00Z'),
  };
}

/** A team with a token, and the one who may publish everything. */
export const team = (id: string): Actor => ({ id: `token:${id}`, kind: 'TEAM', team: id });
export const admin: Actor = { id: 'token:admin', kind: 'ADMIN', team: undefined };
export const reader: Actor = { id: 'token:reader', kind: 'READER', team: undefined };

/** A contract of the shop, as it is or edited. */
export function shopContract(
  name: keyof typeof ownedContracts,
  edit: (text: string) => string = (text) => text,
): ContractSource {
  const text = edit(ownedContracts[name]);
  return {
    name,
    url: `http://${name}.example/graphql`,
    path: `${name}.graphql`,
    bytes: Buffer.from(text),
  };
}

/** Another field of a book, in a contract of the shop. */
export function withField(
  name: keyof typeof ownedContracts,
  field: string,
  meaning = `What is printed as ${field} on the last page.`,
): ContractSource {
  return shopContract(name, (text) =>
    text.replace(
      /(type Book [^{]*\{\n)/,
      `$1  "${meaning}"\n  ${field} @contract(source: "${name}.books.more") @data(class: PUBLIC)\n`,
    ),
  );
}

/** What replaces the lines of `Book.pages`. */
export function withPages(lines: string): ContractSource {
  return shopContract('catalogue', (text) => text.replace(/ {2}"How many pages.*\n.*\n/, lines));
}

let requests = 0;
/** A request id that was not used before. */
export const newRequest = (): string => `request-${String((requests += 1)).padStart(12, '0')}`;
