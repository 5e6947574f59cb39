import DataLoader from 'dataloader';
import type { EntityDictionary } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { toConnection, type Connection, type PageOf } from '@demarc/kit';
import { ApprovalRequest } from '../model/approval-request.ts';

/**
 * What each user can still decide: asked of the user, open, and neither decided by the user nor by a
 * delegate in the user's name. One statement for all users, as the kit's connections do it.
 */
const statement = `
  select wanted.ordinal as wanted_ordinal, request.*
  from json_to_recordset(?::json) as wanted(ordinal int, approver text, after bigint, size int)
  cross join lateral (
    select * from approval_requests as asked
    where asked.state = 'PENDING' and asked.approver_refs @> array[wanted.approver]
      and asked.approval_request_id > coalesce(wanted.after, -1)
      and exists (
        select from workflow_runs as run
        where run.workflow_run_id = asked.workflow_run_id and run.state = 'WAITING_APPROVAL')
      and not exists (
        select from approval_decisions as given
        where given.approval_request_id = asked.approval_request_id
          and wanted.approver in (given.actor_ref, given.on_behalf_of_ref))
    order by asked.approval_request_id limit wanted.size
  ) as request
  order by wanted.ordinal, request.approval_request_id`;

type WantedRow = { readonly wanted_ordinal: number } & EntityDictionary<ApprovalRequest>;

/** Loads pages of the approvals that wait for users, by the users' refs. */
export function pendingApprovalsLoader(
  em: EntityManager,
): DataLoader<PageOf<string>, Connection<ApprovalRequest>, string> {
  return new DataLoader(
    async (wanted) => {
      const rows: WantedRow[] = await em.execute(statement, [
        JSON.stringify(wanted.map(toWantedRow)),
      ]);
      const pages = Map.groupBy(rows, (row) => row.wanted_ordinal);
      return wanted.map(({ page }, ordinal) => {
        const read = (pages.get(ordinal) ?? []).map(({ wanted_ordinal, ...row }) =>
          em.map(ApprovalRequest, row as EntityDictionary<ApprovalRequest>),
        );
        return toConnection(read, page, (request) => request.approvalRequestId);
      });
    },
    { cacheKeyFn: ({ parent, page }) => `${parent}|${page.size}|${page.after ?? ''}` },
  );
}

function toWantedRow({ parent, page }: PageOf<string>, ordinal: number): object {
  return {
    ordinal,
    approver: parent,
    after: page.after?.toString() ?? null,
    size: page.size + 1,
  };
}
