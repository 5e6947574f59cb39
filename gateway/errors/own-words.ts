/** How sentences of the server's packages that name their vendor begin, and what clients read instead. */
const sentences: readonly (readonly [start: string, ownWords: string])[] = [
  [
    'This operation has been blocked as a potential Cross-Site Request Forgery',
    'A page of another site could have sent this request. Send the operation by POST as `content-type: application/json`, or with the header `x-require-preflight: 1`.',
  ],
  ['Apollo Server supports only', 'Send operations by POST, or queries by GET.'],
  ['GraphQL queries must be strings', '`query` is the text of an operation: a string.'],
  ['GraphQL introspection is not allowed', 'Introspection is off here.'],
];

/** A message for clients, in this gateway's words where the original tells what it is built of. */
export function inOwnWords(message: string): string {
  return sentences.find(([start]) => message.startsWith(start))?.[1] ?? message;
}
