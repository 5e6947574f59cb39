export type { Act, ActKind, Actor, NewAct } from './act.ts';
export type { CoordinateChange, CoordinateRecord, CoordinateVersion } from './coordinates.ts';
export { digestOf } from './documents.ts';
export type { GatewayRefusal, GatewaySighting } from './gateways.ts';
export {
  openRegistry,
  type Registry,
  type RegistryReader,
  type RegistryWriter,
} from './open-registry.ts';
export type { Approval, Demand, Proposal } from './proposal.ts';
export { RegistryConflict, type RegistryConflictCode } from './registry-conflict.ts';
export { registryDatabase } from './registry-database.ts';
export { mintToken, parseToken, type NewToken, type Token } from './tokens.ts';
export type {
  ContractChange,
  NewVersion,
  PublishedContract,
  Tombstone,
  Version,
} from './version.ts';
