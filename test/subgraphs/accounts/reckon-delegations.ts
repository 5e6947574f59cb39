import type { TestSubgraph } from '../../kit/test-subgraph.ts';

/** A member as a reckoning sees it. */
interface Member {
  readonly user: string;
  readonly isActive: boolean;
  /** The only workspace that it belongs to. */
  readonly workspace: string | null;
  readonly permissions: readonly string[];
}

/** A delegation that holds, as a reckoning sees it. */
interface Link {
  readonly from: string;
  readonly to: string;
  readonly workspace: string | null;
  readonly codes: readonly string[];
  readonly depth: number;
}

/** An organization's members, and what they have lent to each other. */
export interface Delegations {
  readonly members: ReadonlyMap<string, Member>;
  readonly links: readonly Link[];
}

/** Reads the rows that delegations are reckoned from: members with what their roles permit, and links. */
export async function readDelegations(
  accounts: TestSubgraph,
  organization: string,
): Promise<Delegations> {
  const [row] = await accounts.owner(
    `with wanted as (select organization_id, lifecycle_state from organizations where public_ref = ?)
     select
       (select coalesce(json_agg(json_build_object('ref', memberships.public_ref, 'user', users.public_ref,
          'isActive', memberships.state = 'ACTIVE' and users.state = 'ACTIVE',
          'workspace', workspaces.public_ref,
          'permissions', array(
            select distinct permission_code
            from role_assignments join roles using (role_id) join role_permissions using (role_id)
            where role_assignments.membership_id = memberships.membership_id and revoked_at is null
              and (wanted.lifecycle_state = 'ACTIVE' or permission_code like '%.read'
                or (roles.code = 'owner' and permission_code = 'accounts.organization.manage'))))), '[]')
        from memberships join wanted using (organization_id) join users using (user_id)
          left join workspaces on workspaces.workspace_id = memberships.workspace_id) as members,
       (select coalesce(json_agg(json_build_object('from', lender.public_ref, 'to', borrower.public_ref,
          'workspace', workspaces.public_ref, 'codes', permission_codes, 'depth', max_depth)), '[]')
        from admin_delegations join wanted using (organization_id)
          join memberships as lender on lender.membership_id = delegator_membership_id
          join memberships as borrower on borrower.membership_id = delegate_membership_id
          left join workspaces on workspaces.workspace_id = scope_workspace_id
        where revoked_at is null) as links`,
    [organization],
  );
  const { members, links } = row as {
    members: (Member & { ref: string })[];
    links: Link[];
  };
  return { members: new Map(members.map(({ ref, ...member }) => [ref, member])), links };
}

/** What a user may by delegation: each link to one of their memberships, every chain behind it walked by itself. */
export function lentByReckoning(delegations: Delegations, user: string): object[] {
  const { members, links } = delegations;
  return links.flatMap((link) => {
    const borrower = members.get(link.to);
    if (borrower?.user !== user || !borrower.isActive) return [];
    const place = link.workspace ?? borrower.workspace;
    if (borrower.workspace !== null && borrower.workspace !== place) return [];
    const permissions = link.codes
      .filter((code) =>
        mayLend(delegations, { member: link.from, code, place, depth: 1, path: [] }),
      )
      .sort();
    return [{ workspace: place, permissions, onBehalfOf: members.get(link.from)?.user }];
  });
}

interface Question {
  readonly member: string;
  readonly code: string;
  readonly place: string | null;
  /** How many links there are below. */
  readonly depth: number;
  readonly path: readonly string[];
}

/** Whether one of the chains that end at a member begins with somebody who has the permission in person. */
function mayLend(delegations: Delegations, question: Question): boolean {
  const { member: ref, code, place, depth, path } = question;
  const member = delegations.members.get(ref);
  if (!member?.isActive || path.includes(ref)) return false;
  if (member.workspace !== null && member.workspace !== place) return false;
  if (member.permissions.includes(code)) return true;
  return delegations.links.some(
    (link) =>
      link.to === ref &&
      link.depth >= depth &&
      link.codes.includes(code) &&
      (link.workspace === null || link.workspace === place) &&
      mayLend(delegations, {
        ...question,
        member: link.from,
        depth: depth + 1,
        path: [...path, ref],
      }),
  );
}
