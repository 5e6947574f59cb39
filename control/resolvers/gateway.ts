import { properties } from '@demarc/kit';
import type { GatewayRefusal as Refused, GatewaySighting } from '@demarc/supergraph/registry';

export const Gateway = {
  ...properties<GatewaySighting>('isPinned', 'seenAt'),
  name: ({ gateway }: GatewaySighting) => gateway,
  version: ({ serves }: GatewaySighting) => serves?.version,
  digest: ({ serves }: GatewaySighting) => serves?.digest,
};

export const GatewayRefusal = properties<Refused>(
  'gateway',
  'version',
  'digest',
  'code',
  'reason',
  'refusedAt',
);
