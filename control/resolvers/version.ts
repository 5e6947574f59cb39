import { connectionResolvers, properties } from '@demarc/kit';
import type {
  PublishedContract as Contract,
  Version as VersionValue,
} from '@demarc/supergraph/registry';
import type { ControlContext } from '../control-context.ts';

export const Version = {
  ...properties<VersionValue>('number', 'publishedAt', 'team', 'reason'),
  parentNumber: ({ parent }: VersionValue) => parent,
  contractsDigest: ({ digest }: VersionValue) => digest,
  supergraphDigest: ({ supergraph }: VersionValue) => supergraph,
  publishedBy: ({ actor }: VersionValue) => actor,
  supergraphSdl: ({ supergraph }: VersionValue, _: unknown, { loaders }: ControlContext) =>
    loaders.document.load(supergraph),
  apiSchemaSdl: ({ apiSchema }: VersionValue, _: unknown, { loaders }: ControlContext) =>
    loaders.document.load(apiSchema),
  contracts: ({ number }: VersionValue, _: unknown, { loaders }: ControlContext) =>
    loaders.contracts.load(number),
  changedSubgraphs: ({ number }: VersionValue, _: unknown, { loaders }: ControlContext) =>
    loaders.changedSubgraphs.load(number),
  report: async ({ report }: VersionValue, _: unknown, { loaders }: ControlContext) =>
    JSON.parse(await loaders.document.load(report)) as unknown,
};

export const PublishedContract = {
  ...properties<Contract>('subgraph', 'url', 'path', 'digest'),
  sinceVersion: ({ since }: Contract) => since,
  sdl: ({ digest }: Contract, _: unknown, { loaders }: ControlContext) =>
    loaders.document.load(digest),
};

export const { VersionConnection, VersionEdge } = connectionResolvers('Version');
