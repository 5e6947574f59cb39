import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { findGrants } from '../../../subgraphs/accounts/find-grants.ts';
import { engines } from '../../kit/engines.ts';
import { everyPermission } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { ask, changed, type Result } from './ask.ts';
import { join, roleRef, type Person } from './join.ts';

const organizationId = first.organization;
const MEMBERS = 'accounts.member.manage';
const DELEGATE = 'accounts.admin.delegate';
const NOW = new Date('2026-11-02T00:00:00Z');
const EXPIRES = '2026-12-01T00:00:00.000Z';

describe.each(engines)('delegations on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  let [anna, ben, cleo, dora]: Person[] = [];
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 2 });
  });
  afterAll(() => accounts.close());

  /** Four of whom the first is an administrator and the others may do little. */
  async function gather(): Promise<[Person, Person, Person, Person]> {
    const come = (role: string) => join(accounts, first.owner, { organizationId, role });
    [anna, ben, cleo, dora] = [
      await come('admin'),
      await come('member'),
      await come('member'),
      await come('member'),
    ];
    return [anna, ben, cleo, dora];
  }

  const lend = (from: Person, to: Person, change: Record<string, unknown> = {}) =>
    ask(accounts, from.user, 'delegateAdministration', {
      delegateId: to.membership,
      permissionCodes: [MEMBERS, DELEGATE],
      maxDepth: 0,
      expiresAt: EXPIRES,
      reason: 'Parental leave.',
      ...change,
    });
  const idOf = (lent: Result): string => {
    return changed(lent, 'delegation').id;
  };

  /** What somebody may by delegation at a moment, with who lent it. */
  async function lentTo({ user }: Person, now = NOW) {
    const grants = await accounts.database.fork().transactional((em) => findGrants(em, user, now));
    return grants
      .filter(({ onBehalfOf }) => onBehalfOf !== null)
      .map(({ permissions, onBehalfOf, workspace }) => ({ permissions, onBehalfOf, workspace }));
  }

  test('are twenty of one person at a time: nobody is lent more than a token tells', async () => {
    const [anna, ben] = await gather();
    for (let lent = 0; lent < 20; lent += 1) {
      const startsAt = new Date(Date.parse('2026-11-03T00:00:00Z') + lent).toISOString();
      const one = await lend(anna, ben, { startsAt });
      expect(one.__typename).toBe('DelegateAdministrationPayload');
    }
    const count = () => accounts.owner('select count(*)::int as facts from domain_events');
    const before = await count();
    expect(await lend(anna, ben)).toMatchObject({
      __typename: 'DelegationLimitReached',
      limit: 20,
    });
    expect(await count()).toEqual(before);
    // At a time when those are over there is room.
    const later = { startsAt: EXPIRES, expiresAt: '2026-12-02T00:00:00.000Z' };
    expect((await lend(anna, ben, later)).__typename).toBe('DelegateAdministrationPayload');
  });

  test('give no roles: what was lent would outlast the loan, in the hands of another login', async () => {
    const [anna, ben, cleo] = await gather();
    const everything = [...everyPermission].sort();
    const owner = { user: first.owner, membership: '' };
    const lent = await lend(owner, ben, { permissionCodes: everything });
    expect(lent.__typename).toBe('DelegateAdministrationPayload');
    const own = ['workflows.run.read', 'workflows.run.start'];
    const excess = {
      __typename: 'PermissionsExceeded',
      permissionCodes: everything.filter((code) => !own.includes(code)),
    };
    const role = { membershipId: cleo.membership, roleId: roleRef('owner') };
    expect(await ask(accounts, ben.user, 'assignRole', role)).toMatchObject(excess);
    const puppet = {
      organizationId,
      email: 'puppet@mail.example',
      displayName: 'Ben Again',
      roleId: roleRef('owner'),
    };
    expect(await ask(accounts, ben.user, 'inviteMember', puppet)).toMatchObject(excess);
    // What the delegate has in person is given by the loan of the right to give.
    const invited = { ...puppet, roleId: roleRef('member') };
    expect((await ask(accounts, ben.user, 'inviteMember', invited)).__typename).toBe(
      'InviteMemberPayload',
    );
    const taken = { membershipId: anna.membership, roleId: roleRef('admin') };
    expect((await ask(accounts, ben.user, 'revokeRole', taken)).__typename).toBe(
      'RevokeRolePayload',
    );
  });

  test('lend what the lender has, to be used at once', async () => {
    const [anna, ben] = await gather();
    const lent = await lend(anna, ben);
    expect(lent).toMatchObject({
      __typename: 'DelegateAdministrationPayload',
      delegation: {
        permissionCodes: [DELEGATE, MEMBERS],
        effectivePermissions: [DELEGATE, MEMBERS],
        delegator: { id: anna.membership },
        delegate: { id: ben.membership },
        scopeWorkspace: null,
      },
    });
    expect(await lentTo(ben)).toEqual([
      { permissions: [DELEGATE, MEMBERS], onBehalfOf: anna.user, workspace: null },
    ]);
    const used = await join(accounts, ben.user, { organizationId, role: 'member' });
    expect(used.user).toMatch(/^usr_/);
  });

  test('never lend more than the lender has now', async () => {
    const [anna, ben] = await gather();
    expect(
      await lend(anna, ben, { permissionCodes: ['billing.invoice.issue', MEMBERS] }),
    ).toMatchObject({
      __typename: 'PermissionsExceeded',
      permissionCodes: ['billing.invoice.issue'],
    });
    expect(await lend(ben, anna)).toMatchObject({
      __typename: 'PermissionDenied',
      permission: DELEGATE,
    });
  });

  test('hold only while the lender has it', async () => {
    const [anna, ben] = await gather();
    await lend(anna, ben);
    const role = { membershipId: anna.membership, roleId: roleRef('admin') };
    await ask(accounts, first.owner, 'revokeRole', role);
    expect(await lentTo(ben)).toEqual([
      { permissions: [], onBehalfOf: anna.user, workspace: null },
    ]);
    await ask(accounts, first.owner, 'assignRole', role);
    expect(await lentTo(ben)).toEqual([
      { permissions: [DELEGATE, MEMBERS], onBehalfOf: anna.user, workspace: null },
    ]);
    await accounts.owner("update users set state = 'DEACTIVATED' where public_ref = ?", [
      anna.user,
    ]);
    expect((await lentTo(ben))[0]?.permissions).toEqual([]);
  });

  test('are lent on as many times as was said, each link one less', async () => {
    const [anna, ben, cleo, dora] = await gather();
    const toBen = await lend(anna, ben, { maxDepth: 2 });
    expect(await lend(ben, cleo, { maxDepth: 2 })).toMatchObject({
      __typename: 'DelegationDepthExceeded',
      permissionCodes: [DELEGATE, MEMBERS],
    });
    await lend(ben, cleo, { maxDepth: 1 }).then(idOf);
    expect(await lend(cleo, dora, { maxDepth: 1 })).toMatchObject({
      __typename: 'DelegationDepthExceeded',
    });
    await lend(cleo, dora, { maxDepth: 0 }).then(idOf);
    expect(await lentTo(dora)).toEqual([
      { permissions: [DELEGATE, MEMBERS], onBehalfOf: cleo.user, workspace: null },
    ]);
    const eve = await join(accounts, first.owner, { organizationId, role: 'member' });
    expect(await lend(dora, eve)).toMatchObject({ __typename: 'DelegationDepthExceeded' });

    // The first link carries the others.
    const revoked = await ask(accounts, anna.user, 'revokeDelegation', {
      delegationId: idOf(toBen),
    });
    expect(revoked).toMatchObject({ delegation: { effectivePermissions: [] } });
    expect((await lentTo(dora))[0]?.permissions).toEqual([]);
    expect((await lentTo(cleo))[0]?.permissions).toEqual([]);
  });

  test('carry no further than the narrowest link, whatever the later ones say', async () => {
    const [anna, ben, cleo] = await gather();
    await lend(anna, ben, { maxDepth: 1 });
    await lend(ben, cleo);
    // As if somebody had written past the application.
    await accounts.owner(
      `update admin_delegations set max_depth = 0 where delegate_membership_id =
         (select membership_id from memberships where public_ref = ?)`,
      [ben.membership],
    );
    expect((await lentTo(cleo))[0]?.permissions).toEqual([]);
    await accounts.owner(
      `update admin_delegations set max_depth = 1, permission_codes = array['${MEMBERS}']
       where delegate_membership_id = (select membership_id from memberships where public_ref = ?)`,
      [ben.membership],
    );
    expect((await lentTo(cleo))[0]?.permissions).toEqual([MEMBERS]);
  });

  test('in a circle give nobody anything, and end', async () => {
    const [anna, ben, cleo] = await gather();
    await lend(anna, ben, { maxDepth: 3 });
    await lend(ben, cleo, { maxDepth: 2 });
    await lend(cleo, ben, { maxDepth: 1 });
    await ask(accounts, first.owner, 'removeMember', { membershipId: anna.membership });
    for (const one of [ben, cleo]) {
      const lent = await lentTo(one);
      expect(lent.map(({ permissions }) => permissions)).toEqual(lent.map(() => []));
    }
  });

  test('hold in their time alone', async () => {
    const [anna, ben] = await gather();
    const startsAt = '2026-11-10T00:00:00.000Z';
    await lend(anna, ben, { startsAt }).then(idOf);
    const at = async (moment: string) => (await lentTo(ben, new Date(moment))).length;
    expect(await at('2026-11-09T23:59:59.999Z')).toBe(0);
    expect(await at(startsAt)).toBe(1);
    expect(await at('2026-11-30T23:59:59.999Z')).toBe(1);
    expect(await at(EXPIRES)).toBe(0);
    for (const period of [
      { startsAt: '2026-11-01T23:59:59.999Z' },
      { expiresAt: '2026-11-02T00:00:00.000Z' },
      { expiresAt: '2027-11-04T00:00:00.000Z' },
    ]) {
      expect(await lend(anna, ben, period)).toMatchObject({
        __typename: 'PeriodInvalid',
        maxDays: 366,
      });
    }
  });

  test('of a workspace hold there alone', async () => {
    const [anna, ben] = await gather();
    const lead = await join(accounts, first.owner, {
      organizationId,
      workspaceId: first.finance,
      role: 'admin',
    });
    await lend(anna, ben, { scopeWorkspaceId: first.operations }).then(idOf);
    expect(await lentTo(ben)).toEqual([
      { permissions: [DELEGATE, MEMBERS], onBehalfOf: anna.user, workspace: first.operations },
    ]);
    // Who has it in one workspace has nothing to lend elsewhere.
    expect(await lend(lead, ben)).toMatchObject({ __typename: 'PermissionDenied' });
    await lend(lead, ben, { scopeWorkspaceId: first.finance }).then(idOf);
    expect(await lentTo(ben)).toContainEqual({
      permissions: [DELEGATE, MEMBERS],
      onBehalfOf: lead.user,
      workspace: first.finance,
    });
    // Who belongs to one workspace acts in it alone.
    expect(await lend(anna, lead, { scopeWorkspaceId: first.operations })).toMatchObject({
      __typename: 'DelegationOutsideWorkspace',
      workspaceId: first.finance,
    });
    const home = await lend(anna, lead);
    expect(home).toMatchObject({ delegation: { scopeWorkspace: { id: first.finance } } });
    expect(await lend(anna, ben, { scopeWorkspaceId: seedRef('wsp', 2, 1) })).toMatchObject({
      __typename: 'TargetNotFound',
      id: seedRef('wsp', 2, 1),
    });
  });

  test('are to others who belong', async () => {
    const [anna] = await gather();
    expect(await lend(anna, anna)).toMatchObject({
      __typename: 'OwnMembership',
      membershipId: anna.membership,
    });
    const elsewhere = { user: seedRef('usr', 2, 1), membership: seedRef('mem', 2, 1) };
    expect(await lend(anna, elsewhere)).toMatchObject({ __typename: 'TargetNotFound' });
  });

  test('are ended once, by either side or who manages the organization', async () => {
    const [anna, ben, cleo] = await gather();
    for (const somebody of [anna.user, ben.user, first.owner]) {
      const delegationId = idOf(await lend(anna, ben));
      expect(await ask(accounts, cleo.user, 'revokeDelegation', { delegationId })).toMatchObject({
        __typename: 'PermissionDenied',
        permission: 'accounts.organization.manage',
      });
      expect(
        await ask(accounts, seedRef('usr', 2, 1), 'revokeDelegation', { delegationId }),
      ).toMatchObject({ __typename: 'TargetNotFound' });
      expect(await ask(accounts, somebody, 'revokeDelegation', { delegationId })).toMatchObject({
        delegation: { revokedAt: NOW.toISOString() },
      });
      expect(await ask(accounts, somebody, 'revokeDelegation', { delegationId })).toMatchObject({
        __typename: 'DelegationEnded',
        endedAt: NOW.toISOString(),
      });
    }
    expect(await lentTo(ben)).toEqual([]);
  });
});
