import { properties } from '@demarc/kit';
import type { Token as TokenValue } from '@demarc/supergraph/registry';

export const Token = properties<TokenValue>(
  'id',
  'kind',
  'team',
  'label',
  'expiresAt',
  'createdAt',
  'revokedAt',
);
