import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';
import type { Actor } from './act.ts';

/** A token as the registry knows it: never its secret. */
export interface Token {
  readonly id: string;
  readonly kind: Actor['kind'];
  /** Of a TEAM. */
  readonly team: string | undefined;
  /** What it is for, in its maker's words. */
  readonly label: string;
  /** Undefined: until it is revoked. */
  readonly expiresAt: Date | undefined;
  readonly createdAt: Date;
  readonly revokedAt: Date | undefined;
}

/** A token to make. */
export interface NewToken {
  readonly kind: Actor['kind'];
  readonly team?: string | undefined;
  readonly label: string;
  readonly expiresAt?: Date | undefined;
}

/** `demarc_<id>_<secret>`: the id finds it and may be shown, the secret is 256 bits and kept by nobody. */
export function mintToken(): {
  readonly id: string;
  readonly secretHash: string;
  readonly text: string;
} {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { id, secretHash: hashSecret(secret), text: `demarc_${id}_${secret}` };
}

/** The parts of a token's text; undefined for what is none. */
export function parseToken(
  text: string,
): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = /^demarc_([0-9a-f]{16})_([\w-]{43})$/.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** Keeps a new token by the hash of its secret. */
export async function createToken(
  em: EntityManager,
  { id, secretHash }: { readonly id: string; readonly secretHash: string },
  { kind, team = null, label, expiresAt = null, act }: NewTokenRow,
): Promise<void> {
  await em.execute(
    'insert into tokens (token, kind, team, label, secret_hash, expires_at, act) values (?, ?, ?, ?, ?, ?, ?)',
    [id, kind, team, label, secretHash, expiresAt?.toISOString() ?? null, act],
  );
}

/** False where it was revoked before. */
export async function revokeToken(em: EntityManager, id: string, act: number): Promise<boolean> {
  const rows: unknown[] = await em.execute(
    'insert into token_revocations (token, act) values (?, ?) on conflict do nothing returning token',
    [id, act],
  );
  return rows.length > 0;
}

/** Whose secret this is; undefined where it is unknown, revoked, expired or wrong. */
export async function findActor(
  em: EntityManager,
  text: string,
  now: Date,
): Promise<Actor | undefined> {
  const parts = parseToken(text);
  if (parts === undefined) return undefined;
  const [row]: (TokenRow & { secret_hash: string })[] = await em.execute(
    `${SELECT} where tokens.token = ?`,
    [parts.id],
  );
  if (row === undefined || !isEqual(row.secret_hash, hashSecret(parts.secret))) return undefined;
  const { revokedAt, expiresAt, id, kind, team } = toToken(row);
  if (revokedAt !== undefined || (expiresAt !== undefined && expiresAt <= now)) return undefined;
  return { id: `token:${id}`, kind, team };
}

/** Every token, the newest first. */
export async function listTokens(em: EntityManager): Promise<readonly Token[]> {
  const rows: TokenRow[] = await em.execute(`${SELECT} order by tokens.act desc`);
  return rows.map(toToken);
}

type NewTokenRow = {
  readonly [Key in keyof NewToken]: NewToken[Key] | null;
} & { readonly kind: Actor['kind']; readonly label: string; readonly act: number };

const SELECT = `select tokens.token, tokens.kind, tokens.team, label, expires_at, secret_hash,
    made.at as created_at, ended.at as revoked_at
  from tokens join acts made on made.act = tokens.act
  left join token_revocations using (token) left join acts ended on ended.act = token_revocations.act`;

interface TokenRow {
  readonly token: string;
  readonly kind: Actor['kind'];
  readonly team: string | null;
  readonly label: string;
  readonly expires_at: string | Date | null;
  readonly created_at: string | Date;
  readonly revoked_at: string | Date | null;
}

function toToken({
  token,
  kind,
  team,
  label,
  expires_at,
  created_at,
  revoked_at,
}: TokenRow): Token {
  return {
    id: token,
    kind,
    team: team ?? undefined,
    label,
    expiresAt: expires_at === null ? undefined : new Date(expires_at),
    createdAt: new Date(created_at),
    revokedAt: revoked_at === null ? undefined : new Date(revoked_at),
  };
}

/** A random secret of 256 bits needs no slow hash: nobody can guess it. */
function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
