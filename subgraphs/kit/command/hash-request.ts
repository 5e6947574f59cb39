import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../canonical-json.ts';

/** What makes two requests the same one: the mutation and its coerced input, without the request id. */
export interface RequestContent {
  /** The coordinate, such as `Mutation.createOrganization`. */
  readonly coordinate: string;
  readonly input: { readonly requestId: string };
}

/**
 * SHA-256 of the canonical form (RFC 8785). The selection is left out: a retry may ask for other
 * fields of the same outcome.
 */
export function hashRequest({ coordinate, input }: RequestContent): Buffer {
  const { requestId: _requestId, ...content } = input;
  return createHash('sha256')
    .update(canonicalJson([coordinate, toJson(content)]))
    .digest();
}

/** As JSON says it: coerced scalars are moments and bigints, and a field left out is no field. */
function toJson(value: unknown): Json {
  if (typeof value === 'bigint') return { bigint: value.toString() };
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => [name, toJson(item)]),
    );
  }
  return value as Json;
}
