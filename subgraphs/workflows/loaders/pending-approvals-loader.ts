import type DataLoader from 'dataloader';
import type { EntityManager } from '@mikro-orm/sql';
import { pageLoader, type Connection, type PageOf } from '@demarc/kit';
import { ApprovalRequest } from '../model/approval-request.ts';

/**
 * What each user can still decide: asked of the user, open, and neither decided by the user nor by a
 * delegate in the user's name; of others only what lies in the places that `only` holds as JSON. One
 * statement for all users, as the kit's connections do it.
 */
const statement = `
  select wanted.ordinal as wanted_ordinal, request.*
  from json_to_recordset(?::json) as wanted(ordinal int, parent text, after bigint, size int, "only" text)
  cross join lateral (
    select * from approval_requests as asked
    where asked.state = 'PENDING' and asked.approver_refs @> array[wanted.parent]
      and asked.approval_request_id > coalesce(wanted.after, -1)
      and exists (
        select from workflow_runs as run
        where run.workflow_run_id = asked.workflow_run_id and run.state = 'WAITING_APPROVAL'
          and (wanted."only" is null or exists (
            select from json_to_recordset(wanted."only"::json) as place(organization text, workspace text)
            where place.organization = run.organization_ref
              and coalesce(place.workspace, run.workspace_ref) = run.workspace_ref)))
      and not exists (
        select from approval_decisions as given
        where given.approval_request_id = asked.approval_request_id
          and wanted.parent in (given.actor_ref, given.on_behalf_of_ref))
    order by asked.approval_request_id limit wanted.size
  ) as request
  order by wanted.ordinal, request.approval_request_id`;

/** Loads pages of the approvals that wait for users, by the users' refs. */
export function pendingApprovalsLoader(
  em: EntityManager,
): DataLoader<PageOf<string>, Connection<ApprovalRequest>, string> {
  return pageLoader(em, { entity: ApprovalRequest, statement });
}
