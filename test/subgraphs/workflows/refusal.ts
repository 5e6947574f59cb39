/** What the database said: SQLSTATE, and the constraint or the trigger's own word. */
export interface Refusal {
  readonly code: string;
  readonly by?: string;
}

/** A statement that is refused. `:run` and `:request` stand for the primary keys of the run tried with. */
export interface RefusedStatement extends Refusal {
  readonly what: string;
  readonly sql: string;
}

/** How a statement ends: refused, by whom; or `accepted`. */
export async function refusalOf(statement: Promise<unknown>): Promise<Refusal | 'accepted'> {
  try {
    await statement;
  } catch (error) {
    const { code, constraint, message } = error as Record<string, string | undefined>;
    const by = constraint ?? /[A-Z]+(_[A-Z]+)+(?=:)/.exec(message ?? '')?.[0];
    return { code: code ?? String(error), ...(by === undefined ? {} : { by }) };
  }
  return 'accepted';
}

/** Statements that are refused alike, under SQLSTATE `code`. */
export function refusedWith(code: string) {
  return (what: string, by: string, sql: string): RefusedStatement => ({ what, sql, code, by });
}

export const check = refusedWith('23514');
export const unique = refusedWith('23505');
export const foreignKey = refusedWith('23503');
export const appendOnly = refusedWith('P0001');

/** A statement that the application's role lacks the privilege for. */
export function forbidden(what: string, sql: string): RefusedStatement {
  return { what, sql, code: '42501' };
}
