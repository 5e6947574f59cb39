import type { EntityManager } from '@mikro-orm/sql';
import type { Act, ActKind, NewAct } from './act.ts';
import { RegistryConflict } from './registry-conflict.ts';

/**
 * Writes an act down, in the transaction of what it does.
 * @throws RegistryConflict REQUEST_ANSWERED where its request id has been answered meanwhile
 */
export async function writeAct(em: EntityManager, act: NewAct): Promise<number> {
  const { actor, kind, reason = null, request, outcome } = act;
  const [row]: { act: string }[] = await em.execute(
    `insert into acts (actor, team, kind, reason, request_id, request_hash, outcome)
     values (?, ?, ?, ?, ?, ?, ?::json) on conflict do nothing returning act`,
    [
      actor.id,
      actor.team ?? null,
      kind,
      reason,
      request?.id ?? null,
      request?.hash ?? null,
      JSON.stringify(outcome),
    ],
  );
  if (row === undefined) throw new RegistryConflict('REQUEST_ANSWERED');
  return Number(row.act);
}

/** What came of a request id before; undefined where it is new. */
export async function readAnswer(
  em: EntityManager,
  actor: string,
  requestId: string,
): Promise<{ readonly act: Act; readonly hash: string } | undefined> {
  const [row]: (ActRow & { request_hash: string })[] = await em.execute(
    `select ${COLUMNS}, request_hash from acts where actor = ? and request_id = ?`,
    [actor, requestId],
  );
  return row && { act: toAct(row), hash: row.request_hash };
}

/** Acts, the newest first. */
export async function listActs(
  em: EntityManager,
  { first, before }: { readonly first: number; readonly before: number | undefined },
): Promise<readonly Act[]> {
  const rows: ActRow[] = await em.execute(
    `select ${COLUMNS} from acts where act < ? order by act desc limit ?`,
    [before ?? Number.MAX_SAFE_INTEGER, first],
  );
  return rows.map(toAct);
}

const COLUMNS = 'act, at, actor, team, kind, reason, outcome';

interface ActRow {
  readonly act: string;
  readonly at: string | Date;
  readonly actor: string;
  readonly team: string | null;
  readonly kind: ActKind;
  readonly reason: string | null;
  readonly outcome: Readonly<Record<string, unknown>>;
}

function toAct({ act, at, actor, team, kind, reason, outcome }: ActRow): Act {
  return {
    number: Number(act),
    at: new Date(at),
    actor,
    team: team ?? undefined,
    kind,
    reason: reason ?? undefined,
    outcome,
  };
}
