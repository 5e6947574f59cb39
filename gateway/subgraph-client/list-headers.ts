const OWN = [
  'content-type',
  'application/json',
  'accept',
  'application/graphql-response+json, application/json;q=0.9',
] as const;

/** Names and values by turns, as the pool takes them without making a list of its own. */
export function listHeaders(
  headers: Readonly<Record<string, string>>,
  authorization: string | undefined,
): string[] {
  const list: string[] = [...OWN];
  for (const [name, value] of Object.entries(headers)) list.push(name, value);
  if (authorization !== undefined) list.push('authorization', authorization);
  return list;
}
