/** What GraphQL clients read, the one first that a client gets which reads both alike. */
export const MEDIA_TYPES = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** Clients are few kinds of programs; a list of headers that grows is no client's. */
const KEPT = 100;
const LONGEST = 256;

const known = new Map<string, MediaType>();

/** What a client with this Accept header reads; undefined for a header that nobody has looked at yet. */
export function mediaTypeFor(accept: string | undefined): MediaType | undefined {
  return known.get(accept ?? '');
}

/** Remembers what a header was found to mean; one that reads none of the two is looked at each time. */
export function knowMediaType(accept: string | undefined, found: string | false): void {
  const header = accept ?? '';
  const mediaType = MEDIA_TYPES.find((one) => one === found);
  if (mediaType === undefined || known.size >= KEPT || header.length > LONGEST) return;
  known.set(header, mediaType);
}
