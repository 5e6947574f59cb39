import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { ask, changed, factsOf } from './ask.ts';
import { invite, join, roleRef } from './join.ts';

const organizationId = first.organization;

// An embedded database has one session: nothing is at once there.
describe.each(engines.filter(([name]) => name === 'PostgreSQL'))(
  'members at once on %s',
  (_name, engine) => {
    let accounts: TestSubgraph;
    beforeAll(async () => {
      accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 2 });
    });
    afterAll(() => accounts.close());

    const countOf = (results: readonly { readonly __typename: string }[]) =>
      Object.fromEntries(
        [...Map.groupBy(results, ({ __typename }) => __typename)].map(([type, { length }]) => [
          type,
          length,
        ]),
      );

    test('two owners who remove each other leave one', async () => {
      for (let round = 0; round < 5; round += 1) {
        const created = await ask(accounts, first.owner, 'createOrganization', {
          name: `Round ${round}`,
          regionCode: 'de',
        });
        const place = { organizationId: changed(created, 'organization').id, role: 'member' };
        const owners = [];
        for (let index = 0; index < 2; index += 1) {
          const owner = await join(accounts, first.owner, place);
          const given = { membershipId: owner.membership, roleId: roleRef('owner') };
          await ask(accounts, first.owner, 'assignRole', given);
          owners.push(owner);
        }
        const [own] = await accounts.owner(
          `select memberships.public_ref as ref from memberships
           join organizations using (organization_id) join users using (user_id)
         where organizations.public_ref = ? and users.public_ref = ?`,
          [place.organizationId, first.owner],
        );
        await ask(accounts, first.owner, 'removeMember', { membershipId: own?.['ref'] });
        const [one, other] = owners;
        const results = await Promise.all([
          ask(accounts, one?.user ?? '', 'removeMember', { membershipId: other?.membership }),
          ask(accounts, other?.user ?? '', 'removeMember', { membershipId: one?.membership }),
        ]);
        // Whoever came second had been removed: for them there is nothing, or nothing that they may.
        const names = results.map(({ __typename }) => __typename);
        expect(names).toContain('RemoveMemberPayload');
        expect(names).not.toEqual(['RemoveMemberPayload', 'RemoveMemberPayload']);
        const left = await accounts.owner(
          `select lasting_owners(organization_id) from organizations where public_ref = ?`,
          [place.organizationId],
        );
        expect(left).toHaveLength(1);
      }
    });

    test('ten invitations of one stranger make one user and one membership', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, () =>
          ask(accounts, first.owner, 'inviteMember', {
            organizationId,
            email: 'at.once@mail.example',
            displayName: 'At Once',
            roleId: roleRef('member'),
          }),
        ),
      );
      expect(countOf(results)).toEqual({ InviteMemberPayload: 1, MembershipStateConflict: 9 });
      const invited = results.find(({ membership }) => membership != null);
      expect(invited).toBeDefined();
      const user = invited ? changed(invited, 'membership').user.id : '';
      expect(await factsOf(accounts, user)).toEqual(['accounts.user.invited.v1']);
    });

    test('two organizations that invite one stranger at once invite one user', async () => {
      const where = [
        { organizationId, inviter: first.owner },
        { organizationId: seedRef('org', 2), inviter: seedRef('usr', 2, 1) },
      ];
      const results = await Promise.all(
        where.map(({ inviter, ...input }) =>
          ask(accounts, inviter, 'inviteMember', {
            ...input,
            email: 'wanted@mail.example',
            displayName: 'Wanted',
            roleId: roleRef('member'),
          }),
        ),
      );
      const users = results.map((result) => changed(result, 'membership').user.id);
      expect(new Set(users).size).toBe(1);
    });

    test('an invitation that is accepted and taken back at once ends one way', async () => {
      for (let round = 0; round < 5; round += 1) {
        const guest = await invite(accounts, first.owner, { organizationId, role: 'member' });
        const { membership: membershipId } = guest;
        await Promise.all([
          ask(accounts, guest.user, 'acceptInvitation', { membershipId }),
          ask(accounts, first.owner, 'removeMember', { membershipId }),
        ]);
        const [row] = await accounts.owner('select state from memberships where public_ref = ?', [
          membershipId,
        ]);
        // Accepted and then removed, or taken back before; never accepted after it was taken back.
        expect(row).toEqual({ state: 'REMOVED' });
        const facts = await factsOf(accounts, membershipId);
        expect(facts.at(-1)).toBe('accounts.membership.removed.v1');
      }
    });

    test('a name is taken once', async () => {
      const results = await Promise.all(
        Array.from({ length: 6 }, () =>
          ask(accounts, first.owner, 'createWorkspace', { organizationId, name: 'At once' }),
        ),
      );
      expect(countOf(results)).toEqual({ CreateWorkspacePayload: 1, WorkspaceNameTaken: 5 });
    });
  },
);
