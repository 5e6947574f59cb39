import { PageInfo } from '@demarc/kit';
import { AuditEntry, AuditEntryConnection, AuditEntryEdge } from './audit-entry.ts';
import {
  CheckReport,
  CheckStepReport,
  ContractCheck,
  Demand,
  Finding,
  FindingPlace,
  GraphChange,
} from './check-report.ts';
import {
  CoordinateRecord,
  CoordinateRecordConnection,
  CoordinateRecordEdge,
  CoordinateVersion,
} from './coordinate-record.ts';
import { Gateway, GatewayRefusal } from './gateway.ts';
import { Mutation } from './mutation.ts';
import { outcomes } from './outcomes.ts';
import { Approval, Proposal } from './proposal.ts';
import { Query } from './query.ts';
import { Team } from './team.ts';
import { Token } from './token.ts';
import { PublishedContract, Version, VersionConnection, VersionEdge } from './version.ts';

/** A resolver behind every field of schema.graphql. */
export const allResolvers = {
  Query,
  Mutation,
  ...outcomes,
  ContractCheck,
  Demand,
  CheckReport,
  CheckStepReport,
  Finding,
  FindingPlace,
  GraphChange,
  Version,
  PublishedContract,
  VersionConnection,
  VersionEdge,
  CoordinateRecord,
  CoordinateRecordConnection,
  CoordinateRecordEdge,
  CoordinateVersion,
  Proposal,
  Approval,
  AuditEntry,
  AuditEntryConnection,
  AuditEntryEdge,
  Team,
  Gateway,
  GatewayRefusal,
  Token,
  PageInfo,
};
