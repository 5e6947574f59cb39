import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition, first } from './accounts.ts';
import { ask, changed, factsOf, read } from './ask.ts';

const organizationId = first.organization;
const other = { owner: seedRef('usr', 2, 1), admin: seedRef('usr', 2, 2), id: seedRef('org', 2) };

interface SeenOrganization {
  readonly organization: {
    readonly accessDecision: object;
    readonly workspaces: { readonly nodes: readonly object[] };
  };
}

describe.each(engines)('mutations of an organization on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 2 });
  });
  afterAll(() => accounts.close());

  describe('workspaces', () => {
    test('are created, renamed and archived, each with its fact', async () => {
      const created = await ask(accounts, first.owner, 'createWorkspace', {
        organizationId,
        name: 'Research',
      });
      expect(created).toMatchObject({
        __typename: 'CreateWorkspacePayload',
        workspace: { name: 'Research', lifecycleState: 'ACTIVE' },
        replayed: false,
      });
      const workspaceId = changed(created, 'workspace').id;
      expect(
        await ask(accounts, first.owner, 'renameWorkspace', { workspaceId, name: 'Field work' }),
      ).toMatchObject({ workspace: { id: workspaceId, name: 'Field work' } });
      expect(await ask(accounts, first.owner, 'archiveWorkspace', { workspaceId })).toMatchObject({
        workspace: { id: workspaceId, lifecycleState: 'ARCHIVED' },
      });
      expect(await factsOf(accounts, workspaceId)).toEqual([
        'accounts.workspace.created.v1',
        'accounts.workspace.renamed.v1',
        'accounts.workspace.archived.v1',
      ]);
      for (const mutation of ['archiveWorkspace', 'renameWorkspace']) {
        const name = mutation === 'renameWorkspace' ? { name: 'Again' } : {};
        expect(await ask(accounts, first.owner, mutation, { workspaceId, ...name })).toMatchObject({
          __typename: 'WorkspaceStateConflict',
          lifecycleState: 'ARCHIVED',
        });
      }
    });

    test('have names of their own within the organization, archived ones too', async () => {
      const asked = { organizationId, name: 'Archive' };
      expect(await ask(accounts, first.owner, 'createWorkspace', asked)).toMatchObject({
        __typename: 'WorkspaceNameTaken',
        workspaceId: seedRef('wsp', 1, 3),
      });
      const renamed = { workspaceId: first.finance, name: 'Operations' };
      expect(await ask(accounts, first.owner, 'renameWorkspace', renamed)).toMatchObject({
        __typename: 'WorkspaceNameTaken',
        workspaceId: first.operations,
      });
      const same = { workspaceId: first.finance, name: 'Finance' };
      expect(await ask(accounts, first.owner, 'renameWorkspace', same)).toMatchObject({
        __typename: 'RenameWorkspacePayload',
      });
    });

    test('of another tenant are not there', async () => {
      for (const [mutation, input, id] of [
        ['createWorkspace', { organizationId, name: 'Mine' }, organizationId],
        ['renameWorkspace', { workspaceId: first.finance, name: 'Mine' }, first.finance],
        ['archiveWorkspace', { workspaceId: first.finance }, first.finance],
      ] as const) {
        expect(await ask(accounts, other.admin, mutation, input)).toMatchObject({
          __typename: 'TargetNotFound',
          id,
        });
      }
    });

    test('are not for who lacks the permission', async () => {
      // The first user is an administrator of the second organization, and was made a member only.
      await accounts.owner(
        `update role_assignments set role_id = (select role_id from roles where code = 'member')
         where membership_id = (select membership_id from memberships where public_ref = ?)`,
        [seedRef('mem', 2, 2)],
      );
      const input = { organizationId: other.id, name: 'Mine' };
      expect(await ask(accounts, other.admin, 'createWorkspace', input)).toMatchObject({
        __typename: 'PermissionDenied',
        permission: 'accounts.workspace.manage',
      });
    });
  });

  describe('the lifecycle', () => {
    test('suspended by an administrator, opened again by an owner alone', async () => {
      const input = { organizationId };
      expect(await ask(accounts, first.owner, 'reactivateOrganization', input)).toMatchObject({
        __typename: 'OrganizationStateConflict',
        lifecycleState: 'ACTIVE',
      });
      expect(await ask(accounts, first.admin, 'suspendOrganization', input)).toMatchObject({
        organization: { id: organizationId, lifecycleState: 'SUSPENDED' },
      });
      expect(await ask(accounts, first.owner, 'suspendOrganization', input)).toMatchObject({
        __typename: 'OrganizationStateConflict',
        lifecycleState: 'SUSPENDED',
      });
      expect(await ask(accounts, first.admin, 'reactivateOrganization', input)).toMatchObject({
        __typename: 'PermissionDenied',
      });
      const name = { organizationId, name: 'Meanwhile' };
      expect(await ask(accounts, first.owner, 'createWorkspace', name)).toMatchObject({
        __typename: 'PermissionDenied',
      });
      const { organization } = await read<SeenOrganization>(
        accounts,
        first.admin,
        `{ organization(id: "${organizationId}") { accessDecision { allowed } workspaces { nodes { id } } } }`,
      );
      expect(organization.accessDecision).toEqual({ allowed: false });
      expect(organization.workspaces.nodes.length).toBeGreaterThan(2);
      expect(await ask(accounts, first.owner, 'reactivateOrganization', input)).toMatchObject({
        organization: { lifecycleState: 'ACTIVE' },
      });
      expect(await factsOf(accounts, organizationId)).toEqual([
        'accounts.organization.created.v1',
        'accounts.organization.suspended.v1',
        'accounts.organization.reactivated.v1',
      ]);
    });
  });

  describe('onboarding', () => {
    const step = async (stepCode: string, decision: string, evidence?: string) =>
      ask(accounts, other.owner, 'decideOnboardingStep', {
        organizationId: other.id,
        stepCode,
        decision,
        ...(evidence !== undefined && { evidence }),
      });
    beforeAll(() =>
      accounts.owner('delete from onboarding_steps where organization_id = 2').then(() =>
        accounts.owner(
          `insert into onboarding_steps (organization_id, step_code)
           values (2, 'verify_domain'), (2, 'invite_team'), (2, 'choose_plan'), (2, 'first_workflow')`,
        ),
      ),
    );

    test('is done with evidence alone, may be left out first, and is never undone', async () => {
      expect(await step('verify_domain', 'DONE')).toMatchObject({
        __typename: 'EvidenceMissing',
        stepCode: 'verify_domain',
      });
      expect(await step('verify_domain', 'SKIPPED')).toMatchObject({
        onboarding: { state: 'IN_PROGRESS', completedSteps: 1 },
      });
      expect(await step('verify_domain', 'SKIPPED')).toMatchObject({
        __typename: 'OnboardingStepStateConflict',
        state: 'SKIPPED',
      });
      expect(await step('verify_domain', 'DONE', 'dns:quince.example')).toMatchObject({
        __typename: 'DecideOnboardingStepPayload',
        onboarding: { completedSteps: 1 },
      });
      expect(await step('verify_domain', 'SKIPPED')).toMatchObject({
        __typename: 'OnboardingStepStateConflict',
        state: 'DONE',
      });
      expect(await step('dance', 'SKIPPED')).toMatchObject({ __typename: 'TargetNotFound' });
      const [kept] = await accounts.owner(
        "select state, evidence from onboarding_steps where organization_id = 2 and step_code = 'verify_domain'",
      );
      expect(kept).toEqual({
        state: 'DONE',
        evidence: { by: other.owner, evidence: 'dns:quince.example' },
      });
    });
  });

  describe('who can create one', () => {
    const input = { name: 'Quince', regionCode: 'de' };

    test('nobody whom accounts does not know, nor whose login is not active', async () => {
      const stranger = seedRef('usr', 'nobody');
      expect(await ask(accounts, stranger, 'createOrganization', input)).toMatchObject({
        __typename: 'LoginNotActive',
        loginState: null,
      });
      await accounts.owner("update users set state = 'DEACTIVATED' where public_ref = ?", [
        other.admin,
      ]);
      expect(await ask(accounts, other.admin, 'createOrganization', input)).toMatchObject({
        __typename: 'LoginNotActive',
        loginState: 'DEACTIVATED',
      });
      await accounts.owner("update users set state = 'ACTIVE' where public_ref = ?", [other.admin]);
    });

    test('nobody who belongs to 200 already, and the refusal leaves no trace', async () => {
      await accounts.owner(
        `with made as (
           insert into organizations (public_ref, legal_name, region_code)
           select 'org_' || lpad(series::text, 26, '0'), 'Many', 'de' from generate_series(1, 199) as series
           returning organization_id
         )
         insert into memberships (public_ref, user_id, organization_id, state, joined_at)
         select 'mem_' || lpad(organization_id::text, 26, '0'),
           (select user_id from users where public_ref = ?), organization_id, 'ACTIVE', now() from made`,
        [other.admin],
      );
      const count = () => accounts.owner('select count(*)::int as facts from domain_events');
      const before = await count();
      expect(await ask(accounts, other.admin, 'createOrganization', input)).toMatchObject({
        __typename: 'OrganizationLimitReached',
        limit: 200,
      });
      expect(await count()).toEqual(before);
    });
  });
});
