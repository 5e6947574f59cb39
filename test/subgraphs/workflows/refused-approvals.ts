import { appendOnly, check, forbidden, type RefusedStatement } from './refusal.ts';
import { approver, otherApprover, requester, stranger } from './run-fixture.ts';

const where = 'where approval_request_id = :request';

const request = ({ approvers = `'{${approver}}'`, required = 1, more = '', values = '' }) =>
  `insert into approval_requests (public_ref, workflow_run_id, run_step_id, approver_refs,
     required_count, due_at${more})
   select 'apr_00000000000000000000000000', workflow_run_id, run_step_id, ${approvers}::text[],
     ${required}, now() + interval '1 day'${values}
   from run_steps where workflow_run_id = :run`;

/** Tried as the application, on a run that is RUNNING and has a step. */
export const refusedRequests: readonly RefusedStatement[] = [
  check(
    'the requester among the approvers',
    'four_eyes',
    request({ approvers: `'{${approver},${requester}}'` }),
  ),
  check('more approvals than approvers', 'enough_approvers', request({ required: 2 })),
  check('no approvers', 'enough_approvers', request({ approvers: "'{}'" })),
  check('no approval needed', 'approval_requests_required_count_check', request({ required: 0 })),
  check(
    'a time that is over before it begins',
    'approval_requests_check',
    request({ more: ', created_at', values: ", now() + interval '2 days'" }),
  ),
  forbidden('a state of its choice', request({ more: ', state', values: ", 'APPROVED'" })),
  forbidden(
    'a requester of its choice',
    request({ more: ', requester_ref', values: `, '${stranger}'` }),
  ),
];

/** Tried as the role that owns the tables, on a run that is RUNNING and has a step. */
export const refusedRequestsOfOwner: readonly RefusedStatement[] = [
  check(
    'a request that begins as approved',
    'APPROVAL_NOT_OPEN',
    request({ more: ', state', values: ", 'APPROVED'" }),
  ),
  check(
    'a requester who never asked, to let the real one approve',
    'four_eyes',
    request({
      approvers: `'{${requester}}'`,
      more: ', requester_ref',
      values: `, '${stranger}'`,
    }),
  ),
];

const withoutDecision = (what: string, state: string) =>
  check(
    what,
    'APPROVAL_WITHOUT_DECISION',
    `update approval_requests set state = '${state}' ${where}`,
  );
const fixed = (what: string, assignment: string) =>
  check(what, 'APPROVAL_FIXED', `update approval_requests set ${assignment} ${where}`);

/** Tried as the role that owns the tables, on a request that is PENDING. */
export const refusedToOwner: readonly RefusedStatement[] = [
  withoutDecision('an approval that nobody gave', 'APPROVED'),
  withoutDecision('a rejection that nobody spoke', 'REJECTED'),
  withoutDecision('an expiry while the run waits', 'EXPIRED'),
  withoutDecision('a cancellation while the run waits', 'CANCELLED'),
  fixed(
    'fewer approvals than were asked for',
    "required_count = 1, approver_refs = approver_refs || array['x']",
  ),
  fixed('other approvers', `approver_refs = '{${stranger}}'`),
  fixed('another requester', `requester_ref = '${stranger}'`),
  fixed('more time', "due_at = due_at + interval '1 day'"),
  appendOnly('a request deleted', 'APPEND_ONLY', `delete from approval_requests ${where}`),
  appendOnly('all requests deleted', 'APPEND_ONLY', 'truncate approval_requests cascade'),
];

const decision = (actor: string, onBehalfOf: string | null = null, more = '', values = '') =>
  `insert into approval_decisions (approval_request_id, actor_ref, on_behalf_of_ref, decision${more})
   values (:request, '${actor}', ${onBehalfOf === null ? 'null' : `'${onBehalfOf}'`}, 'APPROVE'${values})`;

/** Tried as the role that owns the tables, on a request that is PENDING. */
export const refusedDecisions: readonly RefusedStatement[] = [
  check('the requester approves', 'four_eyes', decision(requester)),
  check('the requester approves in an approver’s name', 'four_eyes', decision(requester, approver)),
  check('an approver approves in the requester’s name', 'four_eyes', decision(approver, requester)),
  check('anybody approves in the requester’s name', 'four_eyes', decision(stranger, requester)),
  check(
    'the requester approves, and is written down as somebody else’s',
    'four_eyes',
    decision(requester, null, ', requester_ref', `, '${stranger}'`),
  ),
  check('somebody approves who was not asked', 'NOT_AN_APPROVER', decision(stranger)),
  check(
    'somebody approves in the name of one who was not asked',
    'NOT_AN_APPROVER',
    decision(approver, stranger),
  ),
  check(
    'an approver approves in the own name twice over',
    'approval_decisions_check',
    decision(approver, approver),
  ),
  check(
    'a person who is none approves',
    'approval_decisions_actor_ref_check',
    decision('system:workflows', otherApprover),
  ),
  check(
    'a word that is neither yes nor no',
    'approval_decisions_decision_check',
    decision(approver).replace('APPROVE', 'MAYBE'),
  ),
  check(
    'an empty comment',
    'approval_decisions_comment_check',
    decision(approver, null, ', comment', ", ''"),
  ),
];

/** Tried as the application, on a request that is PENDING and has one decision of two. */
export const forbiddenToApplication: readonly RefusedStatement[] = [
  forbidden('set a request’s state', `update approval_requests set state = 'APPROVED' ${where}`),
  forbidden('ask for less', `update approval_requests set required_count = 1 ${where}`),
  forbidden('delete a request', `delete from approval_requests ${where}`),
  forbidden('change a decision', `update approval_decisions set decision = 'REJECT' ${where}`),
  forbidden('take a decision back', `delete from approval_decisions ${where}`),
  forbidden('take every decision back', 'truncate approval_decisions'),
  forbidden(
    'say whose request it decides',
    decision(otherApprover, null, ', requester_ref', `, '${stranger}'`),
  ),
];

/** Tried as the owner, on the same request. */
export const keptDecisions: readonly RefusedStatement[] = [
  appendOnly(
    'a decision changed',
    'APPEND_ONLY',
    `update approval_decisions set decision = 'REJECT' ${where}`,
  ),
  appendOnly('a decision taken back', 'APPEND_ONLY', `delete from approval_decisions ${where}`),
  appendOnly('every decision taken back', 'APPEND_ONLY', 'truncate approval_decisions'),
  {
    what: 'the same person twice',
    sql: decision(approver),
    code: '23505',
    by: 'approval_decisions_approval_request_id_actor_ref_key',
  },
  {
    what: 'the same voice once more by a delegate',
    sql: decision(otherApprover, approver),
    code: '23505',
    by: 'approval_decisions_one_voice',
  },
  withoutDecision('an approval by half of those who must agree', 'APPROVED'),
];
