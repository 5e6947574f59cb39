import type { Consumer, Consumption } from '@demarc/kit';
import { z } from 'zod';
import { grantKinds, grantSources } from '../model/granted-feature.ts';

const moment = z.iso.datetime({ offset: true });

/** Both facts tell the whole grant, so that either is enough where the other is late. */
const told = z.object({
  grantRef: z.string(),
  organizationRef: z.string(),
  workspaceRef: z.string().nullable(),
  feature: z.string(),
  kind: z.enum(grantKinds),
  /** A whole number as text; null where nothing limits it. */
  limit: z
    .string()
    .regex(/^\d{1,19}$/)
    .nullable(),
  source: z.enum(grantSources),
  effectiveFrom: moment,
  effectiveTo: moment.nullable(),
});

/**
 * Keeps what billing has granted and closed, for the question whether somebody can use a feature. A fact
 * that comes late or twice changes nothing: each grant's are numbered, and the highest number stays.
 */
export const grantedFeaturesConsumer: Consumer = {
  name: 'accounts.granted-features',
  source: 'billing',
  apply: {
    'billing.entitlement.granted.v1': keep,
    'billing.entitlement.closed.v1': keep,
  },
  async clear(em) {
    await em.execute('delete from granted_features');
  },
};

async function keep({ em, event }: Consumption): Promise<void> {
  const grant = told.parse(event.data);
  await em.execute(
    `insert into granted_features as kept
       (grant_ref, organization_ref, workspace_ref, feature_code, kind, limit_value, source,
        effective_from, effective_to, as_of, event_id, sequence)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (grant_ref) do update set limit_value = excluded.limit_value,
       effective_from = excluded.effective_from, effective_to = excluded.effective_to,
       as_of = excluded.as_of, event_id = excluded.event_id, sequence = excluded.sequence
     where kept.sequence < excluded.sequence`,
    [
      grant.grantRef,
      grant.organizationRef,
      grant.workspaceRef,
      grant.feature,
      grant.kind,
      grant.limit,
      grant.source,
      grant.effectiveFrom,
      grant.effectiveTo,
      event.time,
      event.id,
      event.sequence,
    ],
  );
}
