import type { EntityManager } from '@mikro-orm/sql';

/** What a gateway says of itself. */
export interface GatewaySighting {
  /** Its name: one for each process, the same after a restart where that is possible. */
  readonly gateway: string;
  /** What it serves; undefined before its first version. */
  readonly serves: { readonly version: number | undefined; readonly digest: string } | undefined;
  readonly isPinned: boolean;
  readonly seenAt: Date;
}

/** A version that a gateway could not load. */
export interface GatewayRefusal {
  readonly gateway: string;
  readonly version: number | undefined;
  readonly digest: string;
  readonly code: string;
  readonly reason: string;
  readonly refusedAt: Date;
}

/** Notes what a gateway serves now. */
export async function sightGateway(em: EntityManager, sighting: GatewaySighting): Promise<void> {
  const { gateway, serves, isPinned, seenAt } = sighting;
  await em.execute(
    `insert into gateways (gateway, version, digest, is_pinned, seen_at) values (?, ?, ?, ?, ?)
     on conflict (gateway) do update set version = excluded.version, digest = excluded.digest,
       is_pinned = excluded.is_pinned, seen_at = excluded.seen_at`,
    [gateway, serves?.version ?? null, serves?.digest ?? null, isPinned, seenAt.toISOString()],
  );
  // A gateway that starts anew has another name: those that are gone are forgotten.
  await em.execute('delete from gateways where seen_at < ?', [
    new Date(seenAt.getTime() - FORGOTTEN_MS).toISOString(),
  ]);
}

/** Long after nobody counts it any more. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

/** The gateways that have been seen since a moment. */
export async function listGateways(
  em: EntityManager,
  since: Date,
): Promise<readonly GatewaySighting[]> {
  const rows: GatewayRow[] = await em.execute(
    `select gateway, version, digest, is_pinned, seen_at from gateways
     where seen_at >= ? order by gateway`,
    [since.toISOString()],
  );
  return rows.map(({ gateway, version, digest, is_pinned, seen_at }) => ({
    gateway,
    serves: digest === null ? undefined : { version: version ?? undefined, digest },
    isPinned: is_pinned,
    seenAt: new Date(seen_at),
  }));
}

/** Notes that a version was refused; once, where a gateway says the same again and again. */
export async function noteRefusal(
  em: EntityManager,
  { gateway, version, digest, code, reason }: Omit<GatewayRefusal, 'refusedAt'>,
): Promise<void> {
  await em.execute(
    `insert into gateway_refusals (gateway, version, digest, code, reason)
     select said.* from (values (?::text, ?::integer, ?::text, ?::text, ?::text))
       as said(gateway, version, digest, code, reason)
     where (said.digest, said.code, said.reason) is distinct from (
       select (digest, code, reason) from gateway_refusals where gateway = said.gateway
       order by gateway_refusal desc limit 1
     )`,
    [gateway, version ?? null, digest, code, reason],
  );
}

/** What gateways refused, the newest first. */
export async function listRefusals(
  em: EntityManager,
  first: number,
): Promise<readonly GatewayRefusal[]> {
  const rows: RefusalRow[] = await em.execute(
    `select gateway, version, digest, code, reason, refused_at from gateway_refusals
     order by gateway_refusal desc limit ?`,
    [first],
  );
  return rows.map(({ version, refused_at, ...row }) => ({
    ...row,
    version: version ?? undefined,
    refusedAt: new Date(refused_at),
  }));
}

interface GatewayRow {
  readonly gateway: string;
  readonly version: number | null;
  readonly digest: string | null;
  readonly is_pinned: boolean;
  readonly seen_at: string | Date;
}

interface RefusalRow {
  readonly gateway: string;
  readonly version: number | null;
  readonly digest: string;
  readonly code: string;
  readonly reason: string;
  readonly refused_at: string | Date;
}
