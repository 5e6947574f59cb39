import { CONTRACT_SPEC, linkedSpec, type Contract } from '@demarc/supergraph/contract';
import { Kind, print, visit, type DocumentNode } from 'graphql';
import { inOrder } from './in-order.ts';

/** Graphs in which a plan reaches every field without a remark, the latest first: their contracts are in memory anyway. */
const proven: (readonly Contract[])[] = [];
const KEPT = 2;

/** Remembers that a plan reaches every field of these contracts, and that nothing is to be remarked. */
export function noteReach(contracts: readonly Contract[]): void {
  const ordered = inOrder(contracts);
  const known = proven.findIndex((graph) => isSameGraph(graph, ordered));
  if (known !== -1) proven.splice(known, 1);
  proven.unshift(ordered);
  proven.length = Math.min(proven.length, KEPT);
}

/**
 * True where the same was found for contracts that differ in nothing that decides it: which plans there
 * are depends on types, keys and whatever federation says of them, and on no description, comment or
 * address, nor on what the contract language and `@deprecated` say.
 */
export function isReachKnown(contracts: readonly Contract[]): boolean {
  const ordered = inOrder(contracts);
  return proven.some(
    (graph) =>
      graph.length === ordered.length &&
      graph.every((was, index) => reachesAlike(was, ordered[index])),
  );
}

function isSameGraph(one: readonly Contract[], other: readonly Contract[]): boolean {
  return one.length === other.length && one.every((contract, index) => contract === other[index]);
}

function reachesAlike(was: Contract, is: Contract | undefined): boolean {
  if (was === is) return true;
  return was.name === is?.name && reachText(was) === reachText(is);
}

const texts = new WeakMap<Contract, string>();

function reachText(contract: Contract): string {
  const text = texts.get(contract) ?? print(withoutWords(contract.document));
  texts.set(contract, text);
  return text;
}

function withoutWords(document: DocumentNode): DocumentNode {
  const spec = linkedSpec(document, CONTRACT_SPEC);
  const words = new Set(
    ['contract', 'lifecycle', 'data'].flatMap((name) => spec?.localName(name) ?? []),
  );
  // Whoever imports something under this name means that.
  if (!isImported(document, 'deprecated')) words.add('deprecated');
  return visit(document, {
    enter: (node) => {
      if (node.kind === Kind.DIRECTIVE && words.has(node.name.value)) return null;
      return 'description' in node ? { ...node, description: undefined } : undefined;
    },
  });
}

function isImported({ definitions }: DocumentNode, directive: string): boolean {
  return definitions.some(
    (node) =>
      (node.kind === Kind.SCHEMA_EXTENSION || node.kind === Kind.SCHEMA_DEFINITION) &&
      print(node).includes(`"@${directive}"`),
  );
}
