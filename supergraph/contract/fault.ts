/** Everything that supergraph can fail with. A closed list: docs/errors.md is proved against it. */
export const supergraphFaults = {
  CONTRACT_UNREADABLE: {
    when: 'A contract that demarc.yaml names is missing or cannot be read.',
    todo: 'Check the path, which is relative to demarc.yaml.',
  },
  GIT_REF_UNKNOWN: {
    when: 'A git ref to compare with is not in this clone.',
    todo: 'Fetch it; a shallow clone has no other branches.',
  },
  GIT_OBJECTS_MISSING: {
    when: 'A commit to compare with is in this clone, and not all that it holds.',
    todo: 'Fetch it in full: a partial clone asks its server for what is missing.',
  },
  GIT_GRAPH_UNREADABLE: {
    when: 'A commit to compare with lists no subgraphs, or a contract that it does not have.',
    todo: 'Compare with a commit that has its contracts, or with a file: `--base FILE`.',
  },
  GIT_UNAVAILABLE: {
    when: 'The git program is missing, or cannot be run.',
    todo: 'Install git, or compare with a file: `--base FILE`.',
  },
  CLIENT_FILE_UNREADABLE: {
    when: 'The folder of client manifests, or a file of operations to register, cannot be read.',
    todo: 'Check the path and its permissions.',
  },
  FILE_NOT_WRITTEN: {
    when: 'The file to write cannot be written.',
    todo: 'Check the folder and its permissions.',
  },
  FILES_NOT_WATCHED: {
    when: 'The system watches no more files for changes.',
    todo: 'Raise its limit (on Linux `fs.inotify.max_user_watches`), or check without `--watch`.',
  },
  GATEWAY_UNREACHABLE: {
    when: 'Nothing that answers as a gateway listens where a command sends its operation.',
    todo: 'Start the graph, or name the endpoint with `--url`.',
  },
  SUBGRAPH_UNREACHABLE: {
    when: 'A subgraph that a command asks does not answer.',
    todo: 'See `demarc status`, and the log of the subgraph.',
  },
  OPERATOR_REFUSED: {
    when: "A subgraph does not do what the operator asks: it does not know the operator's key, or says why.",
    todo: 'Let `DEMARC_KEYS` name the key folder of the graph; `demarc keys operator` makes the key.',
  },
  PUBLISH_CROWDED: {
    when: 'Others publish so often that a publish cannot be checked against what is newest.',
    todo: 'Publish again; the same command is safe to repeat.',
  },
  CHANGE_SET_REFUSED: {
    when: 'What is to be published says two things of one subgraph, holds a character that no text has, or is to be judged on another day.',
    todo: 'Give each subgraph one contract, and publish on the day on which you publish.',
  },
  REGISTRY_UNREACHABLE: {
    when: 'The registry that a command asks does not answer: nothing was judged or published.',
    todo: 'See that `demarc registry` or `npm start` runs, and name it with `--registry` or DEMARC_REGISTRY.',
  },
  REGISTRY_REFUSED: {
    when: 'The registry does not know the token, or the token may not do this.',
    todo: 'Set DEMARC_REGISTRY_TOKEN to a token that `demarc token create` has printed.',
  },
  DATABASE_TOOL_FAILED: {
    when: "PostgreSQL's pg_dump, pg_restore or psql is missing, or says why it failed.",
    todo: 'Install them (on Debian `postgresql-client`), no older than the server; mend what they say.',
  },
  GATEWAY_NOT_INSTALLED: {
    when: 'The package was installed without the libraries of the gateway, or this Node is too old for them.',
    todo: 'Install it with Node 22.19 or newer, and without `--omit=optional`.',
  },
  CONTROL_NOT_INSTALLED: {
    when: 'The control plane is to start, and the package that `demarc` comes from does not hold it.',
    todo: 'Start it from a clone of Demarc, or take `control` out of demarc.yaml.',
  },
} as const satisfies Record<string, { readonly when: string; readonly todo: string }>;

export type SupergraphFaultCode = keyof typeof supergraphFaults;

/** A fault of the machinery, not of a contract: what happened, where, and what to do about it. */
export class SupergraphFault extends Error {
  override readonly name = 'SupergraphFault';
  readonly code: SupergraphFaultCode;

  constructor(code: SupergraphFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
