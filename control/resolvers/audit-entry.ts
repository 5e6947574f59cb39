import { connectionResolvers, properties } from '@demarc/kit';
import type { Act } from '@demarc/supergraph/registry';

export const AuditEntry = {
  ...properties<Act>('number', 'at', 'actor', 'team', 'reason'),
  act: ({ kind }: Act) => kind,
  outcome: ({ outcome }: Act) => JSON.stringify(outcome),
};

export const { AuditEntryConnection, AuditEntryEdge } = connectionResolvers('AuditEntry');
