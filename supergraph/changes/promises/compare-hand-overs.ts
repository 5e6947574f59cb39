import {
  rootTypesOf,
  type ContractFacts,
  type CoordinateFacts,
  type GraphFacts,
  type Statement,
} from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractNamed } from '../contract-named.ts';
import { contractDifference } from './contract-difference.ts';
import { overrideOf } from './override-of.ts';

/** One subgraph, in two graphs. */
interface HandOver {
  readonly name: string;
  readonly before: GraphFacts;
  readonly after: GraphFacts;
}

/**
 * What one contract gives up while another has it, and what it has that only others had: clients see
 * none of it. Told once for a type that comes or goes as a whole.
 */
export function compareHandOvers(graphs: HandOver): readonly Difference[] {
  const was = contractNamed(graphs.before, graphs.name);
  const is = contractNamed(graphs.after, graphs.name);
  return [
    ...tellOnce(onlyIn(was, is), (gone) => compareGone(gone, graphs)),
    ...tellOnce(onlyIn(is, was), (come) => compareCome(come, graphs)),
  ];
}

/** The types and fields that the one contract resolves and the other does not know. */
function onlyIn(
  one: ContractFacts | undefined,
  other: ContractFacts | undefined,
): readonly Statement[] {
  if (one === undefined) return [];
  // Every contract has a share in the root types: that one has them or not says nothing.
  const rootTypes = Object.values(rootTypesOf(one.contract.document));
  return one.all
    .filter(({ kind }) => kind === 'TYPE' || kind === 'FIELD')
    .filter(({ isForeign, coordinate }) => !isForeign && !rootTypes.includes(coordinate))
    .filter(({ coordinate }) => other?.get(coordinate) === undefined)
    .map((facts) => ({ contract: one, facts }));
}

/** A field that goes the way of its type is told by the type. */
function tellOnce(
  statements: readonly Statement[],
  tell: (statement: Statement) => Difference | undefined,
): readonly Difference[] {
  const told = new Map<CoordinateFacts | undefined, Difference | undefined>();
  for (const statement of statements) told.set(statement.facts, tell(statement));
  return statements.flatMap(({ facts }) => {
    const difference = told.get(facts);
    const ofType = told.get(facts.parent);
    const isTold = ofType?.kind === difference?.kind && ofType?.subgraph === difference?.subgraph;
    return difference === undefined || isTold ? [] : [difference];
  });
}

function compareGone(gone: Statement, { name, before, after }: HandOver): Difference | undefined {
  const { coordinate, kind } = gone.facts;
  const others = resolving(after, coordinate);
  const heirs = others.filter(({ contract }) => isNewTo(contract, coordinate, before));
  const [heir] = heirs;
  // What nobody has any longer is a change of the API.
  if (others.length === 0) return undefined;
  if (heir !== undefined && heirs.length === others.length) {
    return contractDifference('RESOLVER_MOVED', heir, {
      message: `${coordinate} moves from ${name} to ${namesOf(heirs)}.`,
    });
  }
  // Value types come and go with the fields that need them.
  const isSafe =
    before.isTakenOver(gone.contract, coordinate) ||
    (kind === 'TYPE' && !gone.contract.entities.has(coordinate));
  return contractDifference('RESOLVER_REMOVED', gone, {
    message: `${name} gives ${coordinate} up; ${namesOf(others)} still has it.`,
    severity: isSafe ? 'SAFE' : 'DANGEROUS',
    reason: isSafe
      ? 'No operation was answered by this one alone.'
      : 'What it answered comes from another subgraph.',
  });
}

function compareCome(come: Statement, { name, before, after }: HandOver): Difference | undefined {
  const { coordinate } = come.facts;
  // What nobody had is an addition to the API; what the others give up at once has moved.
  const others = resolving(before, coordinate).filter(
    ({ contract: { contract } }) =>
      contractNamed(after, contract.name)?.get(coordinate) !== undefined,
  );
  if (others.length === 0 || overrideOf(come) !== undefined) return undefined;
  return contractDifference('RESOLVER_ADDED', come, {
    message: `${name} has ${coordinate} too; so far ${namesOf(others)} had it.`,
  });
}

/** Who resolves it, and does not only repeat it. */
function resolving(graph: GraphFacts, coordinate: string): readonly Statement[] {
  return graph.statements(coordinate).filter(({ facts }) => !facts.isForeign);
}

function isNewTo({ contract }: ContractFacts, coordinate: string, before: GraphFacts): boolean {
  return contractNamed(before, contract.name)?.get(coordinate)?.isForeign !== false;
}

function namesOf(statements: readonly Statement[]): string {
  return statements.map(({ contract }) => contract.contract.name).join(' and ');
}
