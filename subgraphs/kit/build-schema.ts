import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { Source, parse, type GraphQLSchema } from 'graphql';
import { checkResolvers, type ResolverNames } from './check-resolvers.ts';
import { SubgraphFault } from './fault.ts';
import { guardInputs } from './input/guard-inputs.ts';
import { readInputRules } from './input/read-input-rules.ts';
import { scalars } from './scalars.ts';

/** What a schema is built of; a subgraph's definition has it, and so has whoever else serves a contract. */
export interface SchemaParts {
  /** Who serves it, for the sentence that names what is missing. */
  readonly name: string;
  /** The contract, `schema.graphql`, as a file URL. */
  readonly contract: URL;
  /** One map for each type: what stands in it differs in its parent type. */
  readonly resolvers: Readonly<Record<string, unknown>>;
  /** Whether the contract's rules stand before queries too, such as one that takes whole documents. */
  readonly guardsQueries?: boolean;
}

/**
 * The executable schema of a subgraph: its contract, with a resolver behind every field, and its rules
 * before every mutation.
 * @throws SubgraphFault CONTRACT_RESOLVERS_MISMATCH naming every field that is missing on either side
 */
export function buildSchema(subgraph: SchemaParts): GraphQLSchema {
  const path = fileURLToPath(subgraph.contract);
  const typeDefs = parse(new Source(readFileSync(path, 'utf8'), path));
  const problems = checkResolvers(typeDefs, subgraph.resolvers as ResolverNames);
  if (problems.length > 0) {
    throw new SubgraphFault(
      'CONTRACT_RESOLVERS_MISMATCH',
      `The contract of ${subgraph.name} and its resolvers differ:\n  ${problems.join('\n  ')}\n` +
        'For a field without a resolver, add one under resolvers/; for a resolver without a field, ' +
        `take it out, or add the field to ${path}.`,
    );
  }
  const schema = buildSubgraphSchema([
    { typeDefs, resolvers: { ...scalars, ...subgraph.resolvers } as never },
  ]);
  const rules = readInputRules(typeDefs);
  const guarded = subgraph.guardsQueries === true ? [schema.getQueryType()] : [];
  return guardInputs(schema, [schema.getMutationType(), ...guarded], rules);
}
