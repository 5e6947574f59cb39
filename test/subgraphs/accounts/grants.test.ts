import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { findGrants } from '../../../subgraphs/accounts/find-grants.ts';
import { engines } from '../../kit/engines.ts';
import { everyPermission } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { ask } from './ask.ts';
import { invite, join } from './join.ts';

const organizationId = first.organization;
const all = [...everyPermission].sort();
const reading = ['billing.account.read', 'workflows.run.read'];
const NOW = new Date('2026-11-02T00:00:00Z');

describe.each(engines)('grants on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 2 });
  });
  afterAll(() => accounts.close());

  const grantsOf = (subject: string, now = NOW) =>
    accounts.database.fork().transactional((em) => findGrants(em, subject, now));
  const inFirst = async (subject: string) =>
    (await grantsOf(subject)).find(
      ({ organization, onBehalfOf }) => organization === organizationId && onBehalfOf === null,
    );

  test('are of each organization that somebody belongs to, and no other', async () => {
    expect(await grantsOf(first.owner)).toEqual([
      { organization: organizationId, workspace: null, permissions: all, onBehalfOf: null },
      expect.objectContaining({ organization: seedRef('org', 2), workspace: null }),
    ]);
  });

  test('of a workspace name it', async () => {
    const place = { organizationId, workspaceId: first.finance, role: 'member' };
    const clerk = await join(accounts, first.owner, place);
    expect(await grantsOf(clerk.user)).toEqual([
      {
        organization: organizationId,
        workspace: first.finance,
        permissions: ['workflows.run.read', 'workflows.run.start'],
        onBehalfOf: null,
      },
    ]);
  });

  test('of a role for a time end with it', async () => {
    const clerk = await join(accounts, first.owner, { organizationId, role: 'member' });
    await ask(accounts, first.owner, 'assignRole', {
      membershipId: clerk.membership,
      roleId: seedRef('rol', 'billing_manager'),
      expiresAt: '2026-11-05T00:00:00.000Z',
    });
    const may = async (at: string) =>
      (await grantsOf(clerk.user, new Date(at)))[0]?.permissions.includes('billing.usage.record');
    expect(await may('2026-11-04T23:59:59.999Z')).toBe(true);
    expect(await may('2026-11-05T00:00:00.000Z')).toBe(false);
  });

  test.each([
    { state: 'PROVISIONING', owner: all, admin: 9 },
    { state: 'ACTIVE', owner: all, admin: 9 },
    {
      state: 'SUSPENDED',
      owner: ['accounts.organization.manage', ...reading],
      admin: reading.length,
    },
    { state: 'CLOSED', owner: reading, admin: reading.length },
  ])('in an organization that is $state', async ({ state, owner, admin }) => {
    // The guard of transitions stands in the way of a table of all states: it is put aside for it.
    await accounts.owner('alter table organizations disable trigger organizations_transitions');
    const set = (to: string) =>
      accounts.owner('update organizations set lifecycle_state = ? where public_ref = ?', [
        to,
        organizationId,
      ]);
    await set(state);
    try {
      expect((await inFirst(first.owner))?.permissions).toEqual(owner);
      expect((await inFirst(first.admin))?.permissions).toHaveLength(admin);
      const lent = (await grantsOf(first.admin)).find(({ onBehalfOf }) => onBehalfOf !== null);
      expect(lent?.permissions).toEqual(
        ['PROVISIONING', 'ACTIVE'].includes(state)
          ? ['accounts.member.manage', 'workflows.run.approve']
          : [],
      );
    } finally {
      await set('ACTIVE');
      await accounts.owner('alter table organizations enable trigger organizations_transitions');
    }
  });

  test('are none of the unknown, the invited, the deactivated and the erased', async () => {
    expect(await grantsOf(seedRef('usr', 'nobody'))).toEqual([]);
    expect(await grantsOf('service:billing')).toEqual([]);
    expect(await grantsOf('')).toEqual([]);
    const guest = await invite(accounts, first.owner, { organizationId, role: 'admin' });
    expect(await grantsOf(guest.user)).toEqual([]);
    const clerk = await join(accounts, first.owner, { organizationId, role: 'admin' });
    expect(await grantsOf(clerk.user)).toHaveLength(1);
    const become = (state: string) =>
      accounts.owner(
        `update users set state = '${state}',
           email_blind_index = ${state === 'ERASED' ? 'null' : 'email_blind_index'}
         where public_ref = ?`,
        [clerk.user],
      );
    await become('DEACTIVATED');
    expect(await grantsOf(clerk.user)).toEqual([]);
    await become('ERASED');
    expect(await grantsOf(clerk.user)).toEqual([]);
  });
});
