import type { EntityClass, RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import type { SeedPlan } from '@demarc/kit';
export async function seedAccounts(
  em: EntityManager,
  plan: SeedPlan,
  dataKey: Buffer,
): Promise<void> {}
