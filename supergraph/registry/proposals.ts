import type { EntityManager } from '@mikro-orm/sql';
import type { Approval, Demand, Proposal } from './proposal.ts';

/** Remembers what a publish ran into, and each time that one did, so that owners can be shown it. */
export async function propose(em: EntityManager, demand: Demand, act: number): Promise<void> {
  const { id, coordinate, owners, message } = demand;
  await em.execute(
    `insert into proposals (proposal, coordinate, owners, message, act)
     values (?, ?, (select array_agg(value) from json_array_elements_text(?::json)), ?, ?)
     on conflict do nothing`,
    [id, coordinate, JSON.stringify(owners), message, act],
  );
  await em.execute('insert into askings (proposal, act) values (?, ?)', [id, act]);
}

/** One proposal by its id. */
export async function readProposal(em: EntityManager, id: string): Promise<Proposal | undefined> {
  const rows: ProposalRow[] = await em.execute(`${SELECT} where proposal = ?`, [id]);
  return rows.map(toProposal)[0];
}

/**
 * Proposals that wait: asked for, and no version has brought them since; what was asked last comes first.
 * Where the same publisher has asked for something else at the coordinate since, the former is given up.
 */
export async function listProposals(
  em: EntityManager,
  first: number,
): Promise<readonly Proposal[]> {
  const rows: ProposalRow[] = await em.execute(
    `with asked as (
       select distinct on (coordinate, actor) proposal, askings.act
       from askings join proposals using (proposal) join acts on acts.act = askings.act
       order by coordinate, actor, askings.act desc
     ), brought as (
       select proposal, max(versions.act) as act
       from approvals join approval_uses using (approval) join versions on number = version
       group by proposal
     )
     ${SELECT} join (select proposal, max(act) as act from asked group by proposal) as last using (proposal)
     left join brought using (proposal)
     where last.act > coalesce(brought.act, 0) order by last.act desc limit ?`,
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
