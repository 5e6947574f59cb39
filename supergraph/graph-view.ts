import {
  FEDERATION_SPEC,
  graphFactsOf,
  linkedSpec,
  placeOf,
  type Contract,
  type Finding,
  type GraphFacts,
} from '@demarc/supergraph/contract';
import {
  buildASTSchema,
  GraphQLError,
  visit,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { composeContracts } from './composition/compose-contracts.ts';
import { readSupergraph } from './composition/read-supergraph.ts';
import { parseSource, type ContractSource } from './sources/contract-source.ts';

/** A graph as clients see it. */
export interface GraphView {
  readonly apiSchema: GraphQLSchema;
  /** What its contracts say, where there are contracts: a supergraph or a plain schema has none. */
  readonly facts?: GraphFacts;
}

/** A graph that can be looked at, or why it cannot. */
export type GraphViewResult =
  | { readonly ok: true; readonly view: GraphView }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const JOIN_SPEC = 'https://specs.apollo.dev/join';

/** The graph that contracts make together. That every field can be reached is not asked again. */
export function viewContracts(sources: readonly ContractSource[]): GraphViewResult {
  const parsed = sources.map(parseSource);
  const findings = parsed.flatMap((result) => (result.ok ? [] : result.findings));
  if (findings.length > 0) return { ok: false, findings };
  return viewParsed(parsed.flatMap((result) => (result.ok ? [result.contract] : [])));
}

/** The graph of one file: a supergraph, an API schema, or a contract that is looked at alone. */
export function viewFile(source: ContractSource): GraphViewResult {
  const parsed = parseSource(source);
  if (!parsed.ok) return parsed;
  const { contract } = parsed;
  const { document } = contract;
  if (linkedSpec(document, JOIN_SPEC) !== undefined) {
    return orFinding(source, () => readSupergraph(document));
  }
  if (linkedSpec(document, FEDERATION_SPEC) !== undefined) {
    return viewParsed([{ ...contract, document: withoutOthers(document) }]);
  }
  return orFinding(source, () => buildASTSchema(document));
}

function viewParsed(contracts: readonly Contract[]): GraphViewResult {
  const composed = composeContracts(contracts, { satisfiability: false });
  if (!composed.ok) return composed;
  return { ok: true, view: { apiSchema: composed.apiSchema(), facts: graphFactsOf(contracts) } };
}

/** A contract that is looked at alone has nobody whose fields it could borrow or take over. */
function withoutOthers(document: DocumentNode): DocumentNode {
  const spec = linkedSpec(document, FEDERATION_SPEC);
  const borrowing = ['external', 'requires', 'provides', 'override'].map((name) =>
    spec?.localName(name),
  );
  return visit(document, {
    Directive: ({ name }) => (borrowing.includes(name.value) ? null : undefined),
  });
}

function orFinding({ path }: ContractSource, build: () => GraphQLSchema): GraphViewResult {
  try {
    return { ok: true, view: { apiSchema: build() } };
  } catch (error) {
    const { message, nodes } = error instanceof GraphQLError ? error : toError(error);
    const location = nodes?.[0]?.loc;
    const place = location ? placeOf(location) : { file: path };
    return {
      ok: false,
      findings: [{ code: 'INVALID_GRAPHQL', severity: 'ERROR', message, ...place }],
    };
  }
}

/** graphql-js and the composer's library both throw plain errors for what a document says. */
function toError(error: unknown): Pick<GraphQLError, 'message' | 'nodes'> {
  return { message: error instanceof Error ? error.message : String(error), nodes: undefined };
}
