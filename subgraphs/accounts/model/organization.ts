import { defineEntity, p } from '@mikro-orm/core';
import { mayFollow } from './lifecycles.ts';

/** The stations of an organization's existence. */
export const organizationLifecycleStates = [
  'PROVISIONING',
  'ACTIVE',
  'SUSPENDED',
  'CLOSED',
] as const;
export type OrganizationLifecycleState = (typeof organizationLifecycleStates)[number];

export const OrganizationSchema = defineEntity({
  name: 'Organization',
  tableName: 'organizations',
  properties: {
    organizationId: p.bigint().primary(),
    publicRef: p.text(),
    legalName: p.text(),
    lifecycleState: p.enum(organizationLifecycleStates),
    regionCode: p.text(),
    createdAt: p.datetime(),
    version: p.bigint(),
  },
});

/** A tenant. */
export class Organization extends OrganizationSchema.class {
  /** What the retired field `status` told older clients: the lifecycle, in lower case. */
  legacyStatus(): string {
    return this.lifecycleState.toLowerCase();
  }

  mayBecome(state: OrganizationLifecycleState): boolean {
    return mayFollow('organizations', this.lifecycleState, state);
  }

  /** Whether somebody may join: also while it is being set up. */
  isOpenToMembers(): boolean {
    return this.lifecycleState === 'ACTIVE' || this.lifecycleState === 'PROVISIONING';
  }
}

OrganizationSchema.setClass(Organization);
