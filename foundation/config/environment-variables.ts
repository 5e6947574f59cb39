/** Who reads an environment variable, and for what. */
export interface EnvironmentVariable {
  readonly readBy: string;
  readonly what: string;
}

/**
 * Every environment variable that Demarc reads, `<CONTEXT>` standing for the name of a subgraph in
 * capitals. docs/configuration.md and the sources are proved against this list both ways.
 */
export const environmentVariables: Readonly<Record<string, EnvironmentVariable>> = {
  DEMARC_CONFIG: { readBy: 'gateway', what: 'the demarc.yaml that holds, for limits and CORS' },
  DEMARC_ENGINE: {
    readBy: 'gateway',
    what: 'what plans and executes operations: `demarc`, the default, or `apollo`, which is @apollo/gateway',
  },
  DEMARC_HOME: { readBy: 'gateway, subgraphs', what: 'the folder of databases, keys and logs' },
  DEMARC_HOST: { readBy: 'gateway, subgraphs', what: 'the address to listen on' },
  DEMARC_IDENTITY_AUDIENCE: {
    readBy: 'gateway',
    what: 'whom user tokens are for, in the place of `identity.audience`',
  },
  DEMARC_IDENTITY_ISSUER: {
    readBy: 'gateway',
    what: 'who issues user tokens, in the place of `identity.issuer`',
  },
  DEMARC_IDENTITY_JWKS: {
    readBy: 'gateway',
    what: "the issuer's public keys, in the place of `identity.jwks`",
  },
  DEMARC_KEYS: {
    readBy: 'gateway, subgraphs, commands',
    what: 'the folder of the keys that processes of the graph sign with; `keys` under DEMARC_HOME without it',
  },
  DEMARC_LOG_LEVEL: { readBy: 'every process', what: 'debug, info, warn, error or fatal' },
  DEMARC_PORT: { readBy: 'gateway, subgraphs', what: 'the port to listen on' },
  DEMARC_REGISTRY: {
    readBy: 'gateway, commands',
    what: 'the origin of the control plane: which registry to follow, or to publish to',
  },
  DEMARC_REGISTRY_TOKEN: {
    readBy: 'commands',
    what: 'the token of the registry that commands ask with; the key `operator` of the graph without it',
  },
  DEMARC_SEED_ORGANIZATIONS: {
    readBy: 'subgraphs',
    what: 'how many organizations an empty database is seeded with; unset: 12 where it is embedded, none in a PostgreSQL or in production',
  },
  DEMARC_SHARE_FETCHES: {
    readBy: 'gateway',
    what: '`off` sends every query to a subgraph by itself; without it, alike ones of one user that are in flight are sent once',
  },
  DEMARC_SHARE_REQUESTS: {
    readBy: 'gateway',
    what: '`off` executes every request by itself; without it, alike queries of one user that are in flight are answered once',
  },
  DEMARC_SUBGRAPH: {
    readBy: 'subgraphs',
    what: 'the name that demarc.yaml gives the subgraph, for programs that serve several',
  },
  DEMARC_SUPERGRAPH: { readBy: 'gateway', what: 'the file of the supergraph SDL to serve' },
  DEMARC_SUPERGRAPH_PIN: {
    readBy: 'gateway',
    what: 'the digest to serve, or `previous`, whatever the registry says and the pin file holds',
  },
  DEMARC_TEST_POSTGRES: {
    readBy: 'tests',
    what: 'the PostgreSQL that tests may make databases in',
  },
  NODE_ENV: {
    readBy: 'gateway, subgraphs',
    what: '`production` hides schema and explorer, and drains with patience',
  },
  '<CONTEXT>_URL': {
    readBy: 'subgraphs',
    what: 'where another context is, for those that follow its facts; `npm start` sets it',
  },
  '<CONTEXT>_DATABASE_URL': {
    readBy: 'subgraphs, backup, restore',
    what: 'the PostgreSQL database of the context; embedded under DEMARC_HOME without it',
  },
  '<CONTEXT>_DATA_KEY': {
    readBy: 'subgraphs',
    what: 'the key, 32 bytes in base64, under which personal data is stored; a file under DEMARC_HOME without it',
  },
};
