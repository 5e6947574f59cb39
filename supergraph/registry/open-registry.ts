import {
  openDatabase,
  type Database,
  type DatabaseLocation,
  type DatabaseObserver,
} from '@demarc/foundation/database';
import type { EntityManager } from '@mikro-orm/sql';
import { listActs, readAnswer, writeAct } from './acts.ts';
import { listCoordinateHistory, listCoordinates, readCoordinate } from './coordinates.ts';
import { keepDocument, readDocument } from './documents.ts';
import { listGateways, listRefusals, noteRefusal, sightGateway } from './gateways.ts';
import { approve, listApprovals, listProposals, propose, readProposal } from './proposals.ts';
import { registryDatabase } from './registry-database.ts';
import { createToken, findActor, listTokens, revokeToken } from './tokens.ts';
import { listTombstones, tombstonesOf } from './tombstones.ts';
import {
  appendVersion,
  changedSince,
  changedSubgraphs,
  contractsOf,
  listVersions,
  readCurrent,
  readVersion,
  readVersionOf,
} from './versions.ts';

/** What can be asked. */
const reading = {
  current: readCurrent,
  version: readVersion,
  versionOf: readVersionOf,
  versions: listVersions,
  contractsOf,
  changedSubgraphs,
  changedSince,
  document: readDocument,
  coordinate: readCoordinate,
  coordinates: listCoordinates,
  coordinateHistory: listCoordinateHistory,
  tombstones: listTombstones,
  tombstonesOf,
  acts: listActs,
  answer: readAnswer,
  actorOf: findActor,
  tokens: listTokens,
  proposal: readProposal,
  proposals: listProposals,
  approvals: listApprovals,
  gateways: listGateways,
  refusals: listRefusals,
} as const;

/** What can be written; all of one transaction, or nothing of it. */
const writing = {
  act: writeAct,
  keep: keepDocument,
  append: appendVersion,
  createToken,
  revokeToken,
  propose,
  approve,
  sightGateway,
  noteRefusal,
} as const;

type Bound<Functions> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (
    em: EntityManager,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

export type RegistryReader = Bound<typeof reading>;
export type RegistryWriter = Bound<typeof reading & typeof writing>;

/** What has been published, for ever, and who may do what with it. */
export interface Registry extends RegistryReader {
  readonly engine: Database['engine'];
  /** One transaction: what it throws leaves nothing behind. */
  write<Result>(work: (writer: RegistryWriter) => Promise<Result>): Promise<Result>;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens the registry's database, migrated.
 * @throws FoundationFault with each code that begins with DATABASE_
 */
export async function openRegistry(
  location: DatabaseLocation,
  observer: DatabaseObserver = {},
): Promise<Registry> {
  const database = await openDatabase(registryDatabase, location, observer);
  return {
    ...bind(reading, () => database.fork()),
    engine: database.engine,
    write: (work) =>
      database.fork().transactional((em) => work(bind({ ...reading, ...writing }, () => em))),
    isReachable: () => database.isReachable(),
    close: () => database.close(),
  };
}

function bind<
  Functions extends Readonly<Record<string, (em: EntityManager, ...rest: never[]) => unknown>>,
>(functions: Functions, em: () => EntityManager): Bound<Functions> {
  const entries = Object.entries(functions).map(([name, call]) => [
    name,
    (...rest: never[]) => call(em(), ...rest),
  ]);
  return Object.fromEntries(entries) as Bound<Functions>;
}
