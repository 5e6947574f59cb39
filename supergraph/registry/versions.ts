import type { EntityManager } from '@mikro-orm/sql';
import { keepCoordinates } from './coordinates.ts';
import { keepDocument } from './documents.ts';
import { RegistryConflict } from './registry-conflict.ts';
import type { NewVersion, PublishedContract, Version } from './version.ts';

/** The newest version; undefined before the first publish. */
export async function readCurrent(em: EntityManager): Promise<Version | undefined> {
  const rows: VersionRow[] = await em.execute(`${SELECT} order by number desc limit 1`);
  return rows.map(toVersion)[0];
}

/** One version by its number. */
export async function readVersion(em: EntityManager, number: number): Promise<Version | undefined> {
  const rows: VersionRow[] = await em.execute(`${SELECT} where number = ?`, [number]);
  return rows.map(toVersion)[0];
}

/** The newest version with this supergraph. */
export async function readVersionOf(
  em: EntityManager,
  supergraph: string,
): Promise<Version | undefined> {
  const rows: VersionRow[] = await em.execute(
    `${SELECT} where supergraph = ? order by number desc limit 1`,
    [supergraph],
  );
  return rows.map(toVersion)[0];
}

/** Versions, the newest first; those that changed one subgraph, if that is asked. */
export async function listVersions(
  em: EntityManager,
  {
    first,
    before,
    subgraph,
  }: {
    readonly first: number;
    readonly before: number | undefined;
    readonly subgraph?: string | undefined;
  },
): Promise<readonly Version[]> {
  const ofSubgraph =
    'and exists (select from version_contracts where version = number and subgraph = ?)';
  const rows: VersionRow[] = await em.execute(
    `${SELECT} where number < ? ${subgraph === undefined ? '' : ofSubgraph} order by number desc limit ?`,
    [before ?? 2_147_483_647, ...(subgraph === undefined ? [] : [subgraph]), first],
  );
  return rows.map(toVersion);
}

/** The contracts of a version: of each subgraph the newest that is not newer than it. */
export async function contractsOf(
  em: EntityManager,
  number: number,
): Promise<readonly PublishedContract[]> {
  // One step in the index for each subgraph, however many versions there are.
  const rows: ContractRow[] = await em.execute(
    `select subgraphs.subgraph, newest.url, newest.path, newest.contract, newest.version
     from subgraphs cross join lateral (
       select url, path, contract, version from version_contracts
       where version_contracts.subgraph = subgraphs.subgraph and version <= ?
       order by version desc limit 1
     ) as newest where newest.contract is not null order by subgraphs.subgraph`,
    [number],
  );
  return rows.map(({ subgraph, url, path, contract, version }) => ({
    subgraph,
    url,
    path,
    digest: contract,
    since: version,
  }));
}

/** The subgraphs whose contract or address a version changed, those that it took away included. */
export async function changedSubgraphs(
  em: EntityManager,
  number: number,
): Promise<readonly string[]> {
  const rows: { subgraph: string }[] = await em.execute(
    'select subgraph from version_contracts where version = ? order by subgraph',
    [number],
  );
  return rows.map(({ subgraph }) => subgraph);
}

/** Which of these subgraphs a version after that one has changed or taken away. */
export async function changedSince(
  em: EntityManager,
  number: number,
  subgraphs: readonly string[],
): Promise<readonly string[]> {
  const rows: { subgraph: string }[] = await em.execute(
    `select distinct subgraph from version_contracts
     where version > ? and subgraph in (select json_array_elements_text(?::json)) order by subgraph`,
    [number, JSON.stringify(subgraphs)],
  );
  return rows.map(({ subgraph }) => subgraph);
}

/**
 * Appends a version, with all that it brings, after the parent that it was checked against.
 * @throws RegistryConflict PARENT_MOVED where another version has followed that one meanwhile
 */
export async function appendVersion(
  em: EntityManager,
  {
    parent,
    digest,
    changes,
    supergraphSdl,
    apiSdl,
    report,
    tombstones,
    coordinates = [],
    approvals,
  }: NewVersion,
  act: number,
): Promise<number> {
  const number = (parent ?? 0) + 1;
  const [supergraph, api, passed] = [
    await keepDocument(em, supergraphSdl),
    await keepDocument(em, apiSdl),
    await keepDocument(em, report),
  ];
  const [row]: { number: number }[] = await em.execute(
    `insert into versions (number, parent, digest, supergraph, api_schema, report, act)
     values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning number`,
    [number, parent ?? null, digest, supergraph, api, passed, act],
  );
  if (row === undefined) throw new RegistryConflict('PARENT_MOVED');
  for (const change of changes) {
    const kept =
      'isRemoved' in change
        ? [null, null, null]
        : [await keepDocument(em, change.body), change.url, change.path];
    await em.execute('insert into subgraphs (subgraph) values (?) on conflict do nothing', [
      change.subgraph,
    ]);
    await em.execute(
      'insert into version_contracts (subgraph, version, contract, url, path) values (?, ?, ?, ?, ?)',
      [change.subgraph, number, ...kept],
    );
  }
  for (const { coordinate, subgraph, contract } of tombstones) {
    await em.execute(
      'insert into tombstones (coordinate, version, subgraph, contract) values (?, ?, ?, ?)',
      [coordinate, number, subgraph, contract],
    );
  }
  await keepCoordinates(em, number, coordinates);
  for (const approval of approvals) {
    await em.execute('insert into approval_uses (approval, version) values (?, ?)', [
      approval,
      number,
    ]);
  }
  return number;
}

const SELECT = `select number, parent, digest, supergraph, api_schema, report, published_at, actor, team, reason
  from versions join acts using (act)`;

interface VersionRow {
  readonly number: number;
  readonly parent: number | null;
  readonly digest: string;
  readonly supergraph: string;
  readonly api_schema: string;
  readonly report: string;
  readonly published_at: string | Date;
  readonly actor: string;
  readonly team: string | null;
  readonly reason: string | null;
}

interface ContractRow {
  readonly subgraph: string;
  readonly url: string;
  readonly path: string;
  readonly contract: string;
  readonly version: number;
}

function toVersion({
  parent,
  api_schema,
  published_at,
  team,
  reason,
  ...row
}: VersionRow): Version {
  return {
    ...row,
    parent: parent ?? undefined,
    apiSchema: api_schema,
    publishedAt: new Date(published_at),
    team: team ?? undefined,
    reason: reason ?? undefined,
  };
}
