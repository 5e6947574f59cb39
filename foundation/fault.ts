/** Everything that foundation can fail with. A closed list: docs/errors.md is proved against it. */
export const foundationFaults = {
  PORT_IN_USE: {
    when: 'Another process listens on the port.',
    todo: 'Stop that process, or move everything: `npm start -- --port 4100`.',
  },
  DATABASE_LOCKED: {
    when: 'Another process of Demarc has the embedded folder open.',
    todo: 'Stop that process; nothing was changed.',
  },
  DATABASE_FOLDER_UNUSABLE: {
    when: 'The folder of an embedded database cannot be written, or what lies in it cannot be opened.',
    todo: 'Check who may write it, and whether the disk is full.',
  },
  DATABASE_UNREACHABLE: {
    when: 'The PostgreSQL does not answer or refuses the login.',
    todo: 'Check the URL variable that the message names, and that the server runs.',
  },
  DATABASE_NOT_BOOTSTRAPPED: {
    when: 'The roles of the context are missing and this login may not make them.',
    todo: 'Let an administrator run the statements of the message.',
  },
  DATABASE_ROLE_REFUSED: {
    when: "Connections do not act as the application's role: something on the way drops their options.",
    todo: 'Connect to the PostgreSQL itself, or let the pooler pass `options` on.',
  },
  DATABASE_HISTORY_DIFFERS: {
    when: 'A migration was edited after it ran here, or the database is newer than the code.',
    todo: 'Put the migration back and add a new one, or run the newer code.',
  },
  DATABASE_SCHEMA_DIFFERS: {
    when: 'An entity has a property without a column, or without the right to read it.',
    todo: 'List the migration that the message asks for in `database.ts`, or grant in one.',
  },
  DATABASE_MIGRATION_FAILED: {
    when: 'A migration failed; the schema is as it was before this start.',
    todo: 'Mend what the message says of the database, or start the version before.',
  },
  SIGNING_KEY_MISSING: {
    when: 'A process has no key to sign its calls with, and may not make one.',
    todo: 'Run `demarc keys`, and hand each process its own.',
  },
  SIGNING_KEY_INVALID: {
    when: 'The file of a signing key holds something else.',
    todo: 'Delete it where keys are made at the start; run `demarc keys` elsewhere.',
  },
  JWKS_UNREADABLE: {
    when: 'The file with the public keys of the issuer of user tokens is missing or holds none.',
    todo: 'Put the JWKS where the message looks for it, or name another one.',
  },
} as const satisfies Record<string, { readonly when: string; readonly todo: string }>;

export type FoundationFaultCode = keyof typeof foundationFaults;

/** A fault of the ground: what happened, where, and what to do about it stand in `message`. */
export class FoundationFault extends Error {
  override readonly name = 'FoundationFault';
  readonly code: FoundationFaultCode;

  constructor(code: FoundationFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
