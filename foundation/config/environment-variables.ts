/** Who reads an environment variable, and for what. */
export interface EnvironmentVariable {
  readonly readBy: string;
  readonly what: string;
}

/** Every environment variable that Demarc reads: docs/configuration.md is proved against it. */
export const environmentVariables = {
  DEMARC_SUPERGRAPH: { readBy: 'gateway', what: 'the file of the supergraph SDL to serve' },
  DEMARC_CONFIG: { readBy: 'gateway', what: 'the demarc.yaml that holds, for limits and CORS' },
  DEMARC_HOST: {
    readBy: 'gateway, subgraphs',
    what: 'the address to listen on, 127.0.0.1 unless said',
  },
  DEMARC_PORT: { readBy: 'gateway, subgraphs', what: 'the port to listen on' },
  DEMARC_HOME: { readBy: 'gateway, subgraphs', what: 'the folder of databases, keys and logs' },
  DEMARC_LOG_LEVEL: { readBy: 'every process', what: 'trace, debug, info, warn, error or fatal' },
  DEMARC_SUBGRAPH: { readBy: 'subgraphs', what: 'the name that demarc.yaml gives the subgraph' },
  DEMARC_SEED_ORGANIZATIONS: {
    readBy: 'subgraphs',
    what: 'how many organizations an empty embedded database is seeded with, 12 unless said',
  },
} as const satisfies Readonly<Record<string, EnvironmentVariable>>;
