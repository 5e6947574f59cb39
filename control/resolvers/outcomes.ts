import { properties } from '@demarc/kit';
import type { Refusal as RefusalValue } from '../refusal.ts';

/** Every value of a union or an interface here names its type. */
const byTypename = {
  __resolveType: ({ __typename }: { readonly __typename: string }) => __typename,
};
const messageAlone = properties<RefusalValue>('message');
const named = <Names extends readonly string[]>(...names: Names) =>
  properties<Readonly<Record<Names[number], unknown>>>(...(names as readonly Names[number][]));

/** What mutations answer: payloads, and refusals by name. */
export const outcomes = {
  PublishContractsResult: byTypename,
  RollBackGraphResult: byTypename,
  ApproveProposalResult: byTypename,
  CreateTokenResult: byTypename,
  RevokeTokenResult: byTypename,
  Refusal: byTypename,
  PublishContractsPayload: named('version', 'report'),
  PublishUnchanged: named('message', 'version'),
  PublishRefused: named('message', 'report', 'demands', 'isBlocked'),
  PublishConflict: named('message', 'version', 'subgraphs'),
  ApproveProposalPayload: named('proposal', 'teams'),
  CreateTokenPayload: named('token', 'secret'),
  RevokeTokenPayload: named('token'),
  NotPermitted: messageAlone,
  RequestIdReused: messageAlone,
  VersionNotFound: messageAlone,
  ProposalNotFound: messageAlone,
  ExpiryNotAllowed: messageAlone,
  TeamUnknown: messageAlone,
  TokenNotFound: messageAlone,
};
