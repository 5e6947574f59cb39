/**
 * The id of the event that the database refused because another payload came before under its id;
 * undefined for every other error.
 */
export function conflictingEvent(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.message.includes('USAGE_EVENT_CONFLICT:'))
    return undefined;
  const { detail } = error as { readonly detail?: unknown };
  return typeof detail === 'string' ? detail : undefined;
}
