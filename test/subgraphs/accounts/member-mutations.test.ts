import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { ask, changed, factsOf, read, type Result } from './ask.ts';
import { invite, join, roleRef } from './join.ts';

const organizationId = first.organization;
const ownerMembership = seedRef('mem', 1, 1);
const adminMembership = seedRef('mem', 1, 2);
const stranger = seedRef('usr', 2, 1);

interface SeenUser {
  readonly user: { readonly email: string };
}
const emailOf = (user: string) => `{ user(id: "${user}") { email } }`;

describe.each(engines)('members on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 2 });
  });
  afterAll(() => accounts.close());

  const rolesOf = (result: Result): string[] =>
    changed(result, 'membership').roleAssignments.map(({ role }) => role.code);
  const person = (email: string, role = 'member') => ({
    organizationId,
    email,
    displayName: 'Tove Quist',
    roleId: roleRef(role),
  });

  test('an invitation shows nobody who a known address belongs to before that person accepts', async () => {
    const stranger = await read<SeenUser>(accounts, first.admin, emailOf(first.admin));
    const { email } = stranger.user;
    const invited = await ask(accounts, seedRef('usr', 2, 1), 'inviteMember', {
      ...person(email),
      organizationId: seedRef('org', 2),
    });
    const { id: membershipId, user } = changed(invited, 'membership');
    expect(user.id).toBe(first.admin);
    const who = `{ user(id: "${first.admin}") { id email displayName } }`;
    const ofOther = () => accounts.executeAs(seedRef('usr', 2, 1), who);
    expect(await ofOther()).toMatchObject({
      data: { user: { id: first.admin, email: null, displayName: null } },
    });
    await ask(accounts, first.admin, 'acceptInvitation', { membershipId });
    expect(await ofOther()).toMatchObject({
      data: { user: { id: first.admin, email, displayName: 'Bela Dutta' } },
    });
    await ask(accounts, first.admin, 'removeMember', { membershipId });
  });

  describe('an invitation', () => {
    let tove = '';

    test('of an unknown address makes an invited user, who belongs once it is accepted', async () => {
      const invited = await ask(accounts, first.admin, 'inviteMember', person('tove@mail.example'));
      expect(invited).toMatchObject({
        __typename: 'InviteMemberPayload',
        membership: { state: 'INVITED', joinedAt: null, user: { state: 'INVITED' } },
      });
      const user = changed(invited, 'membership').user.id;
      tove = user;
      const membershipId = changed(invited, 'membership').id;
      expect(await factsOf(accounts, user)).toEqual(['accounts.user.invited.v1']);

      const mine = `{ user(id: "${user}") { email displayName memberships { nodes {
        id state organization { id name } } } } }`;
      const seen = await read<{ user: object }>(accounts, user, mine);
      expect(seen.user).toMatchObject({
        email: 'tove@mail.example',
        displayName: 'Tove Quist',
        memberships: {
          nodes: [
            {
              id: membershipId,
              state: 'INVITED',
              organization: { id: organizationId, name: 'Juniper Textiles 1' },
            },
          ],
        },
      });
      // The name is all that an invitation shows of an organization.
      const beyond = await accounts.executeAs(
        user,
        `{ organizations { nodes { id } } organization(id: "${organizationId}") {
          workspaces { nodes { id } } members { nodes { user { id } } } adminDelegations { nodes { id } } } }`,
      );
      expect(beyond).toEqual({
        data: {
          organizations: { nodes: [] },
          organization: {
            workspaces: { nodes: [] },
            members: { nodes: [{ user: { id: user } }] },
            adminDelegations: { nodes: [] },
          },
        },
        errors: [],
      });

      for (const somebodyElse of [first.owner, stranger]) {
        expect(
          await ask(accounts, somebodyElse, 'acceptInvitation', { membershipId }),
        ).toMatchObject({ __typename: 'TargetNotFound', id: membershipId });
      }
      expect(await ask(accounts, user, 'acceptInvitation', { membershipId })).toMatchObject({
        membership: { state: 'ACTIVE', joinedAt: expect.any(String), user: { state: 'ACTIVE' } },
      });
      expect(await ask(accounts, user, 'acceptInvitation', { membershipId })).toMatchObject({
        __typename: 'MembershipStateConflict',
        membershipId,
        state: 'ACTIVE',
      });
      expect(await factsOf(accounts, membershipId)).toEqual([
        'accounts.membership.invited.v1',
        'accounts.membership.activated.v1',
      ]);
    });

    test('of a known address invites the same user, however it is written', async () => {
      const again = await ask(accounts, first.owner, 'inviteMember', {
        ...person('TOVE@mail.EXAMPLE'),
        workspaceId: first.operations,
      });
      expect(again).toMatchObject({
        membership: { state: 'INVITED', workspace: { id: first.operations } },
      });
      expect(changed(again, 'membership').user.id).toBe(tove);
      expect(
        await ask(accounts, first.owner, 'inviteMember', person('tove@mail.example')),
      ).toMatchObject({ __typename: 'MembershipStateConflict', state: 'ACTIVE' });
    });

    test('gives no more than the inviter has, and not to oneself', async () => {
      expect(
        await ask(accounts, first.admin, 'inviteMember', person('boss@mail.example', 'owner')),
      ).toMatchObject({
        __typename: 'PermissionsExceeded',
        permissionCodes: expect.arrayContaining(['billing.invoice.issue']),
      });
      const [users] = await accounts.owner(
        "select count(*)::int as facts from domain_events where event_type = 'accounts.user.invited.v1'",
      );
      expect(users).toEqual({ facts: 1 });
      const own = await read<SeenUser>(accounts, first.owner, emailOf(first.owner));
      expect(
        await ask(accounts, first.owner, 'inviteMember', {
          ...person(own.user.email),
          workspaceId: first.operations,
        }),
      ).toMatchObject({ __typename: 'OwnMembership', membershipId: ownerMembership });
    });

    test('is for what is there', async () => {
      for (const [change, id] of [
        [{ organizationId: seedRef('org', 2) }, seedRef('org', 2)],
        [{ workspaceId: seedRef('wsp', 2, 1) }, seedRef('wsp', 2, 1)],
        [{ roleId: seedRef('rol', 'dancer') }, seedRef('rol', 'dancer')],
      ] as const) {
        expect(
          await ask(accounts, first.admin, 'inviteMember', { ...person('x@y.example'), ...change }),
        ).toMatchObject({ __typename: 'TargetNotFound', id });
      }
      expect(
        await ask(accounts, first.admin, 'inviteMember', {
          ...person('x@y.example'),
          workspaceId: seedRef('wsp', 1, 3),
        }),
      ).toMatchObject({ __typename: 'WorkspaceStateConflict', lifecycleState: 'ARCHIVED' });
    });

    test('by who belongs to one workspace is for that workspace', async () => {
      const lead = await join(accounts, first.owner, {
        organizationId,
        workspaceId: first.finance,
        role: 'admin',
      });
      const asked = person('far@mail.example');
      expect(await ask(accounts, lead.user, 'inviteMember', asked)).toMatchObject({
        __typename: 'PermissionDenied',
        permission: 'accounts.member.manage',
      });
      expect(
        await ask(accounts, lead.user, 'inviteMember', { ...asked, workspaceId: first.operations }),
      ).toMatchObject({ __typename: 'PermissionDenied' });
      expect(
        await ask(accounts, lead.user, 'inviteMember', { ...asked, workspaceId: first.finance }),
      ).toMatchObject({ membership: { workspace: { id: first.finance } } });
    });

    test('into a suspended organization waits until it is open again', async () => {
      const guest = await invite(accounts, first.owner, { organizationId, role: 'member' });
      const accept = () =>
        ask(accounts, guest.user, 'acceptInvitation', { membershipId: guest.membership });
      await ask(accounts, first.owner, 'suspendOrganization', { organizationId });
      expect(await accept()).toMatchObject({
        __typename: 'OrganizationStateConflict',
        lifecycleState: 'SUSPENDED',
      });
      await ask(accounts, first.owner, 'reactivateOrganization', { organizationId });
      await accounts.owner("update users set state = 'ACTIVE' where public_ref = ?", [guest.user]);
      await accounts.owner("update users set state = 'DEACTIVATED' where public_ref = ?", [
        guest.user,
      ]);
      expect(await accept()).toMatchObject({
        __typename: 'LoginNotActive',
        loginState: 'DEACTIVATED',
      });
      await accounts.owner("update users set state = 'ACTIVE' where public_ref = ?", [guest.user]);
      expect(await accept()).toMatchObject({ __typename: 'AcceptInvitationPayload' });
    });
  });

  describe('a role', () => {
    test('is given and taken back, and given again', async () => {
      const clerk = await join(accounts, first.owner, { organizationId, role: 'member' });
      const target = { membershipId: clerk.membership, roleId: roleRef('operator') };
      const assigned = await ask(accounts, first.admin, 'assignRole', {
        ...target,
        expiresAt: '2026-12-01T00:00:00.000Z',
      });
      expect(rolesOf(assigned)).toEqual(['member', 'operator']);
      expect(await ask(accounts, first.admin, 'assignRole', target)).toMatchObject({
        __typename: 'RoleAlreadyAssigned',
        expiresAt: '2026-12-01T00:00:00.000Z',
      });
      const revoked = await ask(accounts, first.admin, 'revokeRole', target);
      expect(rolesOf(revoked)).toEqual(['member']);
      expect(await ask(accounts, first.admin, 'revokeRole', target)).toMatchObject({
        __typename: 'RoleNotAssigned',
        roleId: target.roleId,
      });
      const again = await ask(accounts, first.owner, 'assignRole', target);
      expect(changed(again, 'membership').roleAssignments).toEqual([
        expect.objectContaining({ role: { code: 'member' } }),
        { role: { code: 'operator' }, expiresAt: null, grantedById: first.owner },
      ]);
      expect(await factsOf(accounts, clerk.membership)).toEqual([
        'accounts.membership.invited.v1',
        'accounts.membership.activated.v1',
        'accounts.role.assigned.v1',
        'accounts.role.revoked.v1',
        'accounts.role.assigned.v1',
      ]);
    });

    test('is given and taken by who has all of it, to and from somebody else', async () => {
      const clerk = await join(accounts, first.owner, { organizationId, role: 'member' });
      const owner = { membershipId: clerk.membership, roleId: roleRef('owner') };
      expect(await ask(accounts, first.admin, 'assignRole', owner)).toMatchObject({
        __typename: 'PermissionsExceeded',
      });
      expect(await ask(accounts, clerk.user, 'assignRole', owner)).toMatchObject({
        __typename: 'PermissionDenied',
      });
      expect(
        await ask(accounts, first.owner, 'assignRole', { ...owner, membershipId: ownerMembership }),
      ).toMatchObject({ __typename: 'OwnMembership', membershipId: ownerMembership });
      expect(
        await ask(accounts, first.admin, 'revokeRole', { ...owner, membershipId: ownerMembership }),
      ).toMatchObject({ __typename: 'PermissionsExceeded' });
      expect(await ask(accounts, stranger, 'assignRole', owner)).toMatchObject({
        __typename: 'TargetNotFound',
        id: clerk.membership,
      });
      expect(
        await ask(accounts, first.owner, 'assignRole', {
          ...owner,
          expiresAt: '2026-11-02T00:00:00.000Z',
        }),
      ).toMatchObject({ __typename: 'PeriodInvalid', maxDays: null });
    });

    test('is not taken from the last owner, whom nobody removes either', async () => {
      const owner = { membershipId: ownerMembership, roleId: roleRef('owner') };
      for (const [mutation, input] of [
        ['revokeRole', owner],
        ['removeMember', { membershipId: ownerMembership }],
      ] as const) {
        expect(await ask(accounts, first.owner, mutation, input)).toMatchObject({
          __typename: 'LastOwner',
          membershipId: ownerMembership,
        });
      }
      // An owner for a time is not one for good.
      const second = await join(accounts, first.owner, { organizationId, role: 'member' });
      const roleId = roleRef('owner');
      const input = { membershipId: second.membership, roleId };
      const until = { ...input, expiresAt: '2026-12-01T00:00:00.000Z' };
      expect(await ask(accounts, first.owner, 'assignRole', until)).toMatchObject({
        __typename: 'AssignRolePayload',
      });
      expect(await ask(accounts, second.user, 'revokeRole', owner)).toMatchObject({
        __typename: 'LastOwner',
      });
      await ask(accounts, first.owner, 'revokeRole', input);
      await ask(accounts, first.owner, 'assignRole', input);
      expect(await ask(accounts, second.user, 'revokeRole', owner)).toMatchObject({
        __typename: 'RevokeRolePayload',
      });
      expect(await ask(accounts, second.user, 'assignRole', owner)).toMatchObject({
        __typename: 'AssignRolePayload',
      });
    });
  });

  describe('removal', () => {
    test('ends roles and delegations with the membership; who comes again begins anew', async () => {
      const deputy = await join(accounts, first.owner, { organizationId, role: 'admin' });
      const clerk = await join(accounts, first.owner, { organizationId, role: 'member' });
      const lent = await ask(accounts, deputy.user, 'delegateAdministration', {
        delegateId: clerk.membership,
        permissionCodes: ['accounts.member.manage'],
        expiresAt: '2026-12-01T00:00:00.000Z',
        reason: 'Holidays.',
      });
      const delegation = changed(lent, 'delegation').id;
      const membershipId = deputy.membership;
      expect(await ask(accounts, clerk.user, 'removeMember', { membershipId })).toMatchObject({
        __typename: 'PermissionsExceeded',
      });
      expect(await ask(accounts, first.owner, 'removeMember', { membershipId })).toMatchObject({
        membership: { state: 'REMOVED', roleAssignments: [] },
      });
      expect(await factsOf(accounts, delegation)).toEqual([
        'accounts.admin_delegation.lent.v1',
        'accounts.admin_delegation.revoked.v1',
      ]);
      expect(await ask(accounts, first.owner, 'removeMember', { membershipId })).toMatchObject({
        __typename: 'MembershipStateConflict',
        state: 'REMOVED',
      });
      for (const [mutation, input] of [
        ['assignRole', { membershipId, roleId: roleRef('member') }],
        [
          'delegateAdministration',
          {
            delegateId: membershipId,
            permissionCodes: ['accounts.member.manage'],
            expiresAt: '2026-12-01T00:00:00.000Z',
            reason: 'Holidays.',
          },
        ],
      ] as const) {
        expect(await ask(accounts, first.owner, mutation, input)).toMatchObject({
          __typename: 'MembershipStateConflict',
          membershipId,
          state: 'REMOVED',
        });
      }
      const seen = await accounts.executeAs(deputy.user, '{ organizations { nodes { id } } }');
      expect(seen.data).toEqual({ organizations: { nodes: [] } });

      const [row] = await accounts.owner(
        'select email_blind_index is not null as known from users where public_ref = ?',
        [deputy.user],
      );
      expect(row).toEqual({ known: true });
      const me = await read<SeenUser>(accounts, deputy.user, emailOf(deputy.user));
      const again = await ask(accounts, first.owner, 'inviteMember', {
        ...person(me.user.email),
      });
      expect(again).toMatchObject({ membership: { id: membershipId, state: 'INVITED' } });
      expect(rolesOf(again)).toEqual(['member']);
    });

    test('of an invitation takes it back', async () => {
      const guest = await invite(accounts, first.owner, { organizationId, role: 'member' });
      const membershipId = guest.membership;
      expect(await ask(accounts, first.admin, 'removeMember', { membershipId })).toMatchObject({
        membership: { state: 'REMOVED' },
      });
      expect(await ask(accounts, guest.user, 'acceptInvitation', { membershipId })).toMatchObject({
        __typename: 'TargetNotFound',
      });
    });

    test('is everybody to their own, who see nothing of it afterwards', async () => {
      const guest = await join(accounts, first.owner, { organizationId, role: 'member' });
      const membershipId = guest.membership;
      expect(
        await ask(accounts, guest.user, 'removeMember', { membershipId: adminMembership }),
      ).toMatchObject({ __typename: 'PermissionDenied' });
      expect(await ask(accounts, guest.user, 'removeMember', { membershipId })).toMatchObject({
        __typename: 'RemoveMemberPayload',
        membership: null,
      });
    });
  });
});
