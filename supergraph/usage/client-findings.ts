/** Why a client cannot be registered, retired or counted. docs/clients.md is proved against it. */
export const clientFindings = {
  OPERATION_FILE_TOO_LARGE: {
    when: 'A file of operations has more than 4 MiB.',
    todo: 'Divide it, or name the files that it was made from.',
  },
  ENCODING_ERROR: {
    when: 'A file of operations is not UTF-8.',
    todo: 'Save the file as UTF-8.',
  },
  SYNTAX_ERROR: {
    when: 'A file, or the body of an entry, is neither GraphQL nor JSON.',
    todo: 'Mend the syntax at the place that the finding shows.',
  },
  PERSISTED_MANIFEST_UNKNOWN: {
    when: 'A JSON file is no manifest of persisted operations that is known.',
    todo: 'Pass a persisted-query manifest of Apollo, or a map of hashes to documents.',
  },
  PERSISTED_ENTRY_INVALID: {
    when: 'An entry of a manifest lacks its name, type or body, or its body is another operation than it says.',
    todo: 'Generate the manifest again.',
  },
  DEFINITION_UNEXPECTED: {
    when: 'A file of operations defines types or directives.',
    todo: 'Leave schemas out of the pattern.',
  },
  OPERATIONS_MISSING: {
    when: 'The files hold no operation.',
    todo: 'Name the files that hold queries, mutations and subscriptions.',
  },
  OPERATION_ANONYMOUS: {
    when: 'An operation has no name.',
    todo: 'Name it: reports, logs and metrics speak of operations by name.',
  },
  OPERATION_DOUBLED: {
    when: 'Two operations of one client version have the same name.',
    todo: 'Rename one of them.',
  },
  FRAGMENT_DOUBLED: {
    when: 'Two fragments have the same name.',
    todo: 'Rename one of them.',
  },
  FRAGMENT_UNKNOWN: {
    when: 'A fragment is spread that no file defines.',
    todo: 'Let the pattern reach the file that defines it.',
  },
  OPERATION_TOO_LARGE: {
    when: 'An operation with its fragments has more tokens than the gateway takes (`gateway.limits.tokens`).',
    todo: 'Split the operation.',
  },
  OPERATION_INVALID: {
    when: 'An operation does not fit the API schema of the graph.',
    todo: 'Compare it with `demarc schema`; what the client itself resolves (`@client`) is not part of an operation.',
  },
  CLIENT_VERSION_TAKEN: {
    when: 'The version is registered already, with other operations.',
    todo: 'Register the next version; `--replace` is for a version that nobody has yet.',
  },
  CLIENT_NAME_TAKEN: {
    when: 'A name differs from a registered one by upper and lower case alone.',
    todo: 'Write it as it is registered.',
  },
  CLIENT_UNKNOWN: {
    when: 'The version to retire is not registered.',
    todo: 'Look it up with `demarc clients list`.',
  },
  CLIENT_MANIFEST_INVALID: {
    when: 'A file in the folder of clients is no manifest, or was changed by hand.',
    todo: 'Take it back from git, or push the version again with `--replace`.',
  },
} as const satisfies Record<string, { readonly when: string; readonly todo: string }>;

export type ClientFindingCode = keyof typeof clientFindings;
