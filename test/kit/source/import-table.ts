/** Area → the areas that it may import. */
export type ImportTable = Readonly<Record<string, readonly string[]>>;

/**
 * Who may import what. Everything that does not stand here is forbidden. A file's area is the longest
 * prefix of its path among the keys; a key that ends in `*.ts` means the files right in that folder.
 */
const rooms: ImportTable = {
  'foundation/*.ts': [],
  'foundation/config': ['foundation/*.ts'],
  'foundation/database': ['foundation/*.ts'],
  'foundation/http': ['foundation/*.ts'],
  'foundation/identity': ['foundation/*.ts'],
  'foundation/process': ['foundation/*.ts'],
  'foundation/refs': [],

  'supergraph/contract': [],
  'supergraph/composition': ['supergraph/contract'],
  'supergraph/policy': ['supergraph/contract'],
  'supergraph/changes': ['supergraph/contract', 'supergraph/composition'],
  'supergraph/usage': ['supergraph/contract'],
  'supergraph/formatting': ['supergraph/contract'],
  'supergraph/wording': ['supergraph/changes'],
  'supergraph/sources': ['supergraph/contract', 'foundation/config'],
  'supergraph/registry': ['supergraph/contract', 'foundation/database'],
  'supergraph/publishing': [
    'supergraph/*.ts',
    'supergraph/contract',
    'supergraph/policy',
    'supergraph/composition',
    'supergraph/changes',
    'supergraph/usage',
    'supergraph/sources',
    'supergraph/registry',
  ],
  'supergraph/*.ts': [
    'supergraph/registry',
    'supergraph/publishing',
    'supergraph/contract',
    'supergraph/policy',
    'supergraph/composition',
    'supergraph/changes',
    'supergraph/usage',
    'supergraph/sources',
    'foundation/config',
  ],
  'supergraph/cli': [
    'supergraph/*.ts',
    'supergraph/contract',
    'supergraph/policy',
    'supergraph/changes',
    'supergraph/usage',
    'supergraph/sources',
    'supergraph/formatting',
    'supergraph/wording',
    'foundation/config',
    'foundation/*.ts',
    'foundation/identity',
    'foundation/process',
    'foundation/refs',
  ],

  control: [
    'supergraph/*.ts',
    'supergraph/contract',
    'supergraph/changes',
    'supergraph/publishing',
    'supergraph/registry',
    'supergraph/sources',
    'supergraph/wording',
    'foundation/*.ts',
    'foundation/config',
    'foundation/database',
    'foundation/http',
    'foundation/identity',
    'foundation/process',
    'subgraphs/kit',
  ],

  // The door, and beside it what the rooms have in common, such as bounds and the record of a request.
  'gateway/*.ts': [
    'gateway/front',
    'gateway/plugins',
    'gateway/versions',
    'gateway/following',
    'gateway/explorer',
    'gateway/engine/*.ts',
    'gateway/engine/sharing',
    'gateway/engine/execution',
    'gateway/engine/planning',
    'gateway/blame',
    'gateway/identity',
    'gateway/limits',
    'gateway/subgraph-client',
    'gateway/errors',
    'foundation/config',
    'foundation/http',
    'foundation/identity',
    'foundation/process',
  ],
  'gateway/front': [
    'gateway/*.ts',
    'gateway/plugins',
    'gateway/versions',
    'gateway/engine/*.ts',
    'gateway/engine/sharing',
    'foundation/identity',
    'foundation/process',
  ],
  'gateway/plugins': [
    'gateway/*.ts',
    'gateway/versions',
    'gateway/limits',
    'gateway/errors',
    'foundation/config',
    'foundation/identity',
    'foundation/process',
  ],
  'gateway/versions': [
    'gateway/*.ts',
    'gateway/plugins',
    'gateway/engine/*.ts',
    'gateway/engine/planning',
    'gateway/identity',
    'gateway/subgraph-client',
    'foundation/process',
  ],
  'gateway/following': [
    'gateway/*.ts',
    'gateway/versions',
    'gateway/identity',
    'foundation/config',
    'foundation/identity',
    'foundation/process',
  ],
  'gateway/explorer': ['gateway/identity', 'foundation/identity', 'foundation/refs'],
  'gateway/engine/*.ts': [
    'gateway/*.ts',
    'gateway/engine/planning',
    'gateway/engine/compilation',
    'gateway/engine/execution',
    'gateway/engine/shaping',
    'gateway/engine/values',
    'gateway/blame',
    'gateway/limits',
  ],
  // Sharing and planning know no other room of the engine; the others stand upon each other: values, shaping,
  // compilation, execution.
  'gateway/engine/sharing': ['gateway/*.ts'],
  'gateway/engine/planning': ['gateway/*.ts', 'gateway/errors', 'foundation/process'],
  'gateway/engine/values': ['gateway/engine/planning'],
  'gateway/engine/compilation': [
    'gateway/*.ts',
    'gateway/engine/planning',
    'gateway/engine/values',
    'gateway/engine/shaping',
    'gateway/limits',
  ],
  'gateway/engine/execution': [
    'gateway/*.ts',
    'gateway/engine/planning',
    'gateway/engine/values',
    'gateway/engine/compilation',
    'gateway/blame',
    'gateway/identity',
    'gateway/subgraph-client',
    'gateway/errors',
  ],
  'gateway/engine/shaping': ['gateway/*.ts', 'gateway/engine/values', 'gateway/blame'],
  'gateway/blame': ['gateway/*.ts', 'gateway/errors'],
  'gateway/identity': [
    'gateway/*.ts',
    'gateway/subgraph-client',
    'foundation/config',
    'foundation/identity',
    'foundation/process',
  ],
  'gateway/limits': ['gateway/*.ts', 'gateway/errors', 'foundation/config'],
  'gateway/subgraph-client': ['gateway/*.ts', 'foundation/identity', 'foundation/process'],
  'gateway/errors': ['gateway/*.ts', 'gateway/subgraph-client'],

  'subgraphs/kit': [
    'supergraph/contract',
    'foundation/database',
    'foundation/http',
    'foundation/identity',
    'foundation/process',
    'foundation/refs',
  ],
};

/** What each context may import: never another one. */
const ofContext = [
  'subgraphs/kit',
  'supergraph/contract',
  'foundation/database',
  'foundation/identity',
];

/** The table with a row for each context whose folder is there, so that a new one needs none by hand. */
export function importTableOf(files: readonly string[]): ImportTable {
  const contexts = files.map(
    (file) => /^subgraphs\/[^/]+(?=\/)/.exec(file)?.[0] ?? 'subgraphs/kit',
  );
  return { ...Object.fromEntries(contexts.map((context) => [context, ofContext])), ...rooms };
}

/**
 * Inside a subgraph: main → subgraph → resolvers → commands → loaders → model. `*.ts` are the files right in
 * the context's folder that have no row of their own, such as a rule that needs loaders; `*` are the folders
 * that have none, each named after a part of the domain, such as billing's ledger: what several commands,
 * consumers and jobs do alike.
 */
export const contextTable: ImportTable = {
  'main.ts': ['subgraph.ts'],
  'subgraph.ts': ['database.ts', 'loaders.ts', 'resolvers', 'consumers', 'jobs', 'seed.ts', '*.ts'],
  'database.ts': ['migrations', 'model'],
  'loaders.ts': ['loaders', 'model', '*.ts'],
  loaders: ['model'],
  '*.ts': ['loaders.ts', 'consumers', 'jobs', 'model'],
  resolvers: ['loaders.ts', 'commands', 'model', '*.ts'],
  commands: ['*', 'loaders.ts', 'model', '*.ts'],
  consumers: ['*', 'model', '*.ts'],
  jobs: ['*', 'loaders.ts', 'model', '*.ts'],
  '*': ['loaders.ts', 'model', '*.ts'],
  'seed.ts': ['seed', 'model'],
  seed: ['*', 'model', '*.ts'],
  migrations: [],
  model: [],
};

/** Packages that one place alone may import: what changes there stays there. */
export const vendorFences: readonly { readonly vendor: RegExp; readonly allowed: RegExp }[] = [
  { vendor: /^@graphql-inspector\//, allowed: /^supergraph\/changes\// },
  { vendor: /^@apollo\/composition/, allowed: /^supergraph\/composition\// },
  // Both Elastic-2.0: see docs/decisions/0036. What lists the fetches of @apollo/gateway imports a type.
  {
    vendor: /^@apollo\/(query-planner|query-graphs)/,
    allowed: /^gateway\/(engine\/planning\/plannable-supergraph|blame\/list-planned-fetches)\.ts$/,
  },
  {
    vendor: /^@apollo\/federation-internals/,
    allowed: /^(gateway\/engine\/planning\/plannable-supergraph\.ts$|supergraph\/composition\/)/,
  },
  { vendor: /^@apollo\/subgraph/, allowed: /^subgraphs\/kit\// },
  { vendor: /^@mikro-orm\/core$/, allowed: /^(foundation\/database|subgraphs)\// },
  {
    vendor: /^@mikro-orm\/sql$/,
    allowed: /^(foundation\/database|subgraphs|supergraph\/registry)\//,
  },
  { vendor: /^@mikro-orm\/(?!core$|sql$)/, allowed: /^foundation\/database\// },
  { vendor: /^@electric-sql\//, allowed: /^foundation\/database\// },
  { vendor: /^undici$/, allowed: /^gateway\/subgraph-client\// },
  { vendor: /^jose$/, allowed: /^foundation\/identity\// },
  { vendor: /^pino$/, allowed: /^foundation\/process\// },
  { vendor: /^commander$/, allowed: /^supergraph\/cli\// },
  { vendor: /^yaml$/, allowed: /^foundation\/config\// },
];

/** Packages with exactly one importing file. */
export const singleImporters: readonly string[] = [
  '@apollo/composition',
  '@apollo/gateway',
  '@graphql-inspector/core',
];
