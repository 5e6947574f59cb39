/** What the database said: SQLSTATE, and the constraint or the trigger's own word. */
export async function refusalOf(statement: Promise<unknown>): Promise<unknown> {
  try {
    await statement;
  } catch (error) {
    const { code, constraint, message } = error as Record<string, string | undefined>;
    return { code, by: constraint ?? /[A-Z]+(_[A-Z]+)+(?=:)/.exec(message ?? '')?.[0] };
  }
  return 'accepted';
}
