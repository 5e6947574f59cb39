import type { ContractFacts } from '@demarc/supergraph/contract';
import type { ASTNode, Location } from 'graphql';
import { directiveDefinition } from './directive-definition.ts';
import { outerCoordinates } from './outer-coordinates.ts';

/** A place in a contract. */
export interface ContractPlace extends Pick<Location, 'source' | 'start'> {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/**
 * Where a coordinate stands in a contract; of what is not there, what it would lie in, and else the
 * first line. Undefined for a contract that was parsed without places.
 */
export function placeIn(contract: ContractFacts, coordinate: string): ContractPlace | undefined {
  for (const one of [coordinate, ...outerCoordinates(coordinate)]) {
    const loc = nodeAt(contract, one)?.loc;
    // The token knows its line: to count the lines for each of many changes takes long.
    if (loc) return { source: loc.source, start: loc.start, ...lineOf(loc) };
  }
  const { loc } = contract.contract.document;
  return loc && { source: loc.source, start: 0, line: 1, column: 1 };
}

function lineOf({ startToken: { line, column } }: Location) {
  return { line, column };
}

function nodeAt(contract: ContractFacts, coordinate: string): ASTNode | undefined {
  const facts = contract.get(coordinate);
  if (facts !== undefined) return facts.node.name;
  if (coordinate.startsWith('@')) return directiveAt(contract, coordinate);
  const [union = '', member] = coordinate.split('.');
  return contract
    .get(union)
    ?.nodes.flatMap((node) => ('types' in node ? (node.types ?? []) : []))
    .find(({ name }) => name.value === member);
}

/** `@directive` or `@directive(argument:)`. */
function directiveAt(contract: ContractFacts, coordinate: string): ASTNode | undefined {
  const definition = directiveDefinition(contract, coordinate);
  const argument = /\((\w+):\)$/.exec(coordinate)?.[1];
  if (argument === undefined) return definition?.name;
  return definition?.arguments?.find(({ name }) => name.value === argument)?.name;
}
