import { coordinatesOf, factsOf, type Contract } from '@demarc/supergraph/contract';
import { Kind, type ASTNode, type DocumentNode, type Location } from 'graphql';

/** What stands where in one contract, and who answers for it. */
export interface ContractPlaces {
  readonly contract: Contract;
  /** The narrowest coordinate around a place; undefined outside of all, as at `extend schema`. */
  coordinateAt(place: Location): string | undefined;
  /** Every coordinate, each once. */
  coordinates(): Iterable<string>;
  /** Where a coordinate stands: a type once for its definition and each extension. */
  nodesAt(coordinate: string): readonly ASTNode[];
  /** The owner of a coordinate; of the whole contract where there is none. */
  ownerOf(coordinate: string | undefined): string | undefined;
}

interface Entry {
  readonly coordinate: string;
  readonly node: ASTNode;
  readonly loc: Location;
  /** What stands around it. */
  readonly parent: Entry | undefined;
}

const known = new WeakMap<Contract, ContractPlaces>();

/** Reads the places of a contract, once: a composition may report thousands of them. */
export function placesOf(contract: Contract): ContractPlaces {
  const found = known.get(contract) ?? readPlaces(contract);
  known.set(contract, found);
  return found;
}

function readPlaces(contract: Contract): ContractPlaces {
  let made: ReturnType<typeof readIndex> | undefined;
  const index = () => (made ??= readIndex(contract.document));
  return {
    contract,
    coordinateAt(place) {
      let entry = lastBefore(index().entries, place.start);
      while (entry !== undefined && entry.loc.end < place.end) entry = entry.parent;
      return entry?.coordinate;
    },
    coordinates: () => index().byCoordinate.keys(),
    nodesAt: (coordinate) => index().byCoordinate.get(coordinate) ?? [],
    ownerOf(coordinate) {
      const facts = factsOf(contract);
      for (let at = coordinate; at !== undefined; at = around(at)) {
        const owner = facts.get(at)?.owner;
        if (owner !== undefined) return owner;
      }
      return facts.schemaOwner;
    },
  };
}

function readIndex(document: DocumentNode) {
  const entries = entriesOf(document);
  const byCoordinate = new Map<string, ASTNode[]>();
  for (const { coordinate, node } of entries) {
    const nodes = byCoordinate.get(coordinate);
    if (nodes === undefined) byCoordinate.set(coordinate, [node]);
    else nodes.push(node);
  }
  return { entries, byCoordinate };
}

/** `Type.field(argument:)` → `Type.field` → `Type` → undefined. */
export function around(coordinate: string): string | undefined {
  const end = coordinate.endsWith(')') ? coordinate.indexOf('(') : coordinate.indexOf('.');
  return end === -1 ? undefined : coordinate.slice(0, end);
}

/** In the order of the file, which is also from the outside in. */
function entriesOf(document: DocumentNode): readonly Entry[] {
  const sorted = [...coordinatesOf(document), ...furtherCoordinates(document)]
    .flatMap(({ coordinate, node }) => (node.loc ? [{ coordinate, node, loc: node.loc }] : []))
    .sort((a, b) => a.loc.start - b.loc.start || b.loc.end - a.loc.end);
  const entries: Entry[] = [];
  let parent: Entry | undefined;
  for (const one of sorted) {
    while (parent !== undefined && parent.loc.end < one.loc.end) parent = parent.parent;
    parent = { ...one, parent };
    entries.push(parent);
  }
  return entries;
}

/** What bears no annotation but has an address: directives with their arguments, members of unions. */
function* furtherCoordinates(
  document: DocumentNode,
): Generator<{ readonly coordinate: string; readonly node: ASTNode }> {
  for (const node of document.definitions) {
    if (node.kind === Kind.DIRECTIVE_DEFINITION) {
      const coordinate = `@${node.name.value}`;
      yield { coordinate, node };
      for (const argument of node.arguments ?? []) {
        yield { coordinate: `${coordinate}(${argument.name.value}:)`, node: argument };
      }
    } else if ('types' in node) {
      for (const member of node.types ?? []) {
        yield { coordinate: `${node.name.value}.${member.name.value}`, node: member };
      }
    }
  }
}

function lastBefore(entries: readonly Entry[], position: number): Entry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.loc.start ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}
