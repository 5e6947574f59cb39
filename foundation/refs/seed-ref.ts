import { createHash } from 'node:crypto';
import { TypeID } from 'typeid-js';

/** The moment from which seeded refs count their time part. */
const SEED_EPOCH_MS = Date.UTC(2026, 0, 1);

/**
 * A public ref that depends on its name alone. Contexts share no table, so each seed computes the
 * refs of the others' rows by the same names: `seedRef('org', 1)` is the first organization everywhere.
 *
 * @param prefix - the kind of thing: org, wsp, usr, ba, sub, inv, run …
 * @param path - which one: `seedRef('wsp', 3, 2)` is the second workspace of the third organization
 */
export function seedRef(prefix: string, ...path: readonly (number | string)[]): string {
  return TypeID.fromUUIDBytes(prefix, seedBytes(prefix, path)).toString();
}

/** A UUID that depends on its name alone: what a seed calls its events. */
export function seedUuid(...path: readonly (number | string)[]): string {
  return Buffer.from(seedBytes('uuid', path))
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function seedBytes(kind: string, path: readonly (number | string)[]): Uint8Array {
  const bytes = createHash('sha256')
    .update(`${kind}/${path.join('/')}`)
    .digest()
    .subarray(0, 16);
  const time = SEED_EPOCH_MS + (typeof path[0] === 'number' ? path[0] : 0) * 1000;
  bytes.writeUIntBE(time, 0, 6);
  // RFC 9562: version 7, variant 10.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}
