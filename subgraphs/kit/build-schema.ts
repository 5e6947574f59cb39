import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { Source, parse, type GraphQLSchema } from 'graphql';
import { checkResolvers, type ResolverNames } from './check-resolvers.ts';
import { SubgraphFault } from './fault.ts';
import { guardMutations } from './input/guard-mutations.ts';
import { readInputRules } from './input/read-input-rules.ts';
import { scalars } from './scalars.ts';
import type { SubgraphDefinition } from './subgraph-definition.ts';

/**
 * The executable schema of a subgraph: its contract, with a resolver behind every field, and its rules
 * before every mutation.
 * @throws SubgraphFault CONTRACT_RESOLVERS_MISMATCH naming every field that is missing on either side
 */
export function buildSchema<Loaders>(subgraph: SubgraphDefinition<Loaders>): GraphQLSchema {
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
  return guardMutations(schema, readInputRules(typeDefs));
}
