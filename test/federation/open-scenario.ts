import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphql, isObjectType, isAbstractType, type GraphQLSchema } from 'graphql';
import { composeContracts } from '../../supergraph/composition/compose-contracts.ts';
import { parseSource } from '../../supergraph/sources/contract-source.ts';
import { startTestGateway, type Answer } from '../kit/test-gateway.ts';
import type { Resolvers, Scenario, ScenarioOperation } from './scenario.ts';
import { serveSubgraph } from './serve-subgraph.ts';

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@inaccessible", "@override"])
`;

/** A scenario that runs. */
export interface OpenScenario {
  /** What the gateway says. */
  ask(operation: ScenarioOperation): Promise<Answer>;
  /** What one server says that has all of the data. */
  askWhole(operation: ScenarioOperation): Promise<unknown>;
  close(): Promise<void>;
}

/** Composes the contracts, and starts their subgraphs and a gateway. */
export async function openScenario({ subgraphs, whole }: Scenario): Promise<OpenScenario> {
  const served = await Promise.all(
    Object.entries(subgraphs).map(async ([name, { contract, resolvers }]) => {
      const text = LINK + contract;
      return { name, text, ...(await serveSubgraph(text, resolvers)) };
    }),
  );
  const composed = composeContracts(
    served.map(({ name, url, text }) => {
      const parsed = parseSource({ name, url, path: name, bytes: Buffer.from(text) });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
      return parsed.contract;
    }),
  );
  if (!composed.ok) throw new Error(JSON.stringify(composed.findings));
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, composed.supergraphSdl);
  const gateway = await startTestGateway(file);
  const schema = withResolvers(composed.apiSchema(), whole);
  return {
    ask: ({ document, variables = {} }) => gateway.ask(document, { variables }),
    askWhole: async ({ document, variables = {} }) =>
      // As JSON, which is all that a client sees of it.
      JSON.parse(
        JSON.stringify(await graphql({ schema, source: document, variableValues: variables })),
      ) as unknown,
    async close() {
      await gateway.stop();
      await Promise.all(served.map((subgraph) => subgraph.stop()));
      await rm(folder, { recursive: true });
    },
  };
}

function withResolvers(schema: GraphQLSchema, resolvers: Resolvers): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type))
      type.resolveType = (value: { __typename: string }) => value.__typename;
    if (!isObjectType(type)) continue;
    for (const [name, resolve] of Object.entries(resolvers[type.name] ?? {})) {
      const field = type.getFields()[name];
      if (field) field.resolve = resolve;
    }
  }
  return schema;
}
