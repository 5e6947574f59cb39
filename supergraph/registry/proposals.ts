import type { EntityManager } from '@mikro-orm/sql';
import type { Approval, Demand, Proposal } from './proposal.ts';

/** Remembers what a publish ran into, so that owners can be shown it; the first time counts. */
export async function propose(em: EntityManager, demand: Demand, act: number): Promise<void> {
  const { id, coordinate, owners, message } = demand;
  await em.execute(
    `insert into proposals (proposal, coordinate, owners, message, act)
     values (?, ?, (select array_agg(value) from json_array_elements_text(?::json)), ?, ?)
     on conflict do nothing`,
    [id, coordinate, JSON.stringify(owners), message, act],
  );
}

/** One proposal by its id. */
export async function readProposal(em: EntityManager, id: string): Promise<Proposal | undefined> {
  const rows: ProposalRow[] = await em.execute(`${SELECT} where proposal = ?`, [id]);
  return rows.map(toProposal)[0];
}

/** Proposals that no version has brought, the newest first. */
export async function listProposals(
  em: EntityManager,
  first: number,
): Promise<readonly Proposal[]> {
  const rows: ProposalRow[] = await em.execute(
    `${SELECT} where not exists (
       select from approvals join approval_uses using (approval)
       where approvals.proposal = proposals.proposal
     ) order by proposed_at desc limit ?`,
    [first],
  );
  return rows.map(toProposal);
}

/** An owner's consent to a proposal. */
export async function approve(
  em: EntityManager,
  {
    proposal,
    team,
    reason,
    expiresAt,
  }: Pick<Approval, 'proposal' | 'team' | 'reason' | 'expiresAt'>,
  act: number,
): Promise<void> {
  await em.execute(
    'insert into approvals (proposal, team, reason, expires_at, act) values (?, ?, ?, ?, ?)',
    [proposal, team, reason, expiresAt.toISOString(), act],
  );
}

/** What was said to these proposals, the newest first. */
export async function listApprovals(
  em: EntityManager,
  proposals: readonly string[],
): Promise<readonly Approval[]> {
  const rows: ApprovalRow[] = await em.execute(
    `select approval, proposal, team, reason, expires_at, approved_at, version
     from approvals left join approval_uses using (approval)
     where proposal in (select json_array_elements_text(?::json)) order by approval desc`,
    [JSON.stringify(proposals)],
  );
  return rows.map(({ approval, expires_at, approved_at, version, ...row }) => ({
    ...row,
    number: Number(approval),
    expiresAt: new Date(expires_at),
    approvedAt: new Date(approved_at),
    usedBy: version ?? undefined,
  }));
}

const SELECT =
  'select proposal, coordinate, to_json(owners) as owners, message, proposed_at from proposals';

interface ProposalRow {
  readonly proposal: string;
  readonly coordinate: string;
  readonly owners: readonly string[];
  readonly message: string;
  readonly proposed_at: string | Date;
}

interface ApprovalRow {
  readonly approval: string;
  readonly proposal: string;
  readonly team: string;
  readonly reason: string;
  readonly expires_at: string | Date;
  readonly approved_at: string | Date;
  readonly version: number | null;
}

function toProposal({ proposal, proposed_at, ...row }: ProposalRow): Proposal {
  return { ...row, id: proposal, proposedAt: new Date(proposed_at) };
}
