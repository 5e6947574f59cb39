export type { SubgraphDefinition } from './subgraph-definition.ts';
export { printDescription } from './print-description.ts';
export type { RequestContext } from './request-context.ts';
export {
  properties,
  referenceResolver,
  toCommand,
  type Representation,
  type Resolver,
  type Resolvers,
  type TypeResolvers,
} from './resolvers.ts';
export { runSubgraph } from './run-subgraph.ts';
export { openSubgraph, type OpenSubgraph } from './open-subgraph.ts';
export { serveSubgraph } from './serve-subgraph.ts';
export { buildSchema, type SchemaParts } from './build-schema.ts';
export { tellBadInput } from './input/tell-bad-input.ts';
export { checkResolvers } from './check-resolvers.ts';
export { SubgraphFault, subgraphFaults, type SubgraphFaultCode } from './fault.ts';
export { parseEnvironment, type Environment } from './environment.ts';
export { readDataKey } from './data-key.ts';
export { parsePage, type Page, type PageArguments } from './page.ts';
export { canonicalJson, type Json } from './canonical-json.ts';
export { toConnection, type Connection } from './connection.ts';
export { connectionResolvers, PageInfo } from './connection-resolvers.ts';
export { pageLoader, type PageOf } from './page-loader.ts';
export { connectionLoader } from './connection-loader.ts';
export { entityLoader } from './entity-loader.ts';
export { listLoader } from './list-loader.ts';
export { rootConnection } from './root-connection.ts';
export { appendEvents, type DomainEvent } from './facts/append-events.ts';
export { type Fact, type FactWriter } from './facts/fact-writer.ts';
export { runCommand, type MutationInput } from './command/run-command.ts';
export type { Command } from './command/command.ts';
export { Refused, type Outcome } from './command/refused.ts';
export {
  outcomeType,
  permissionDenied,
  refusalType,
  refuse,
  sharedRefusals,
  targetNotFound,
} from './command/refusals.ts';
export { requireMember } from './command/require-member.ts';
export { lockKind } from './lock-kind.ts';
export { forbidden, requirePermission } from './permissions.ts';
export { tenancyMigration } from './tenancy/tenancy-migration.ts';
export { tenantPolicy } from './tenancy/tenant-policy.ts';
export { actAs, asSystem, type Actor } from './tenancy/act-as.ts';
export { openRequestContext } from './open-request-context.ts';
export type { Consumer, Consumption } from './feed/consumer.ts';
export type { FeedEvent } from './feed/feed-position.ts';
export { followFeed, type Following } from './feed/follow-feed.ts';
export { callPeer, type Peer } from '@demarc/foundation/identity';
export type { Job, JobReport, JobRun, JobUnit } from './jobs/job.ts';
export { jobsOf } from './jobs/jobs-of.ts';
export { purgeRequests } from './jobs/purge-requests.ts';
export { JobBusy, runJob } from './jobs/run-job.ts';
export { newRef } from './new-ref.ts';
export { writePathMigration } from './write-path-migration.ts';
export { insertAll } from './seed/insert-all.ts';
export { seedOnce } from './seed/seed-once.ts';
export { SEED_TODAY, type SeedPlan } from './seed/seed-plan.ts';
export { daysBefore, seedChoice, seedNumber } from './seed/seed-source.ts';
export { seedRef, seedUuid } from '@demarc/foundation/refs';
export {
  seedInvoiceCount,
  seedMemberCount,
  seedRunCount,
  seedWorkspaceCount,
} from './seed/seed-shape.ts';
