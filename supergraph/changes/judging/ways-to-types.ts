import { rootTypesOf, type CoordinateFacts, type GraphFacts } from '@demarc/supergraph/contract';
import { Kind, type NamedTypeNode, type TypeNode } from 'graphql';

/** One way by which an operation comes to a type. */
export interface WayToType {
  /** The type that it comes from. */
  readonly from: string;
  /** The field, argument or member of a union; of an interface and its types there is none. */
  readonly coordinate: string | undefined;
}

/** How operations come from type to type. */
export interface WaysToTypes {
  readonly roots: ReadonlySet<string>;
  to(type: string): readonly WayToType[];
}

const known = new WeakMap<GraphFacts, WaysToTypes>();

/** Reads all ways of a graph, once. */
export function waysToTypes(graph: GraphFacts): WaysToTypes {
  const found = known.get(graph) ?? readWays(graph);
  known.set(graph, found);
  return found;
}

function readWays({ contracts }: GraphFacts): WaysToTypes {
  const ways = new Map<string, WayToType[]>();
  const lead = (type: string, way: WayToType) => {
    const found = ways.get(type);
    if (found === undefined) ways.set(type, [way]);
    else found.push(way);
  };
  for (const facts of contracts.flatMap(({ all }) => all)) {
    const { coordinate, type } = facts;
    for (const name of typesNamed(facts)) lead(name, { from: type, coordinate });
    for (const name of membersOf(facts)) {
      lead(name, { from: type, coordinate: `${type}.${name}` });
    }
    for (const name of interfacesOf(facts)) {
      // From the interface to its types, and from each of them to the interface.
      lead(type, { from: name, coordinate: undefined });
      lead(name, { from: type, coordinate: undefined });
    }
  }
  const roots = contracts.flatMap(({ contract }) => Object.values(rootTypesOf(contract.document)));
  return { roots: new Set(roots), to: (type) => ways.get(type) ?? [] };
}

function typesNamed({ node }: CoordinateFacts): readonly string[] {
  const isTyped = node.kind === Kind.FIELD_DEFINITION || node.kind === Kind.INPUT_VALUE_DEFINITION;
  return isTyped ? [nameOf(node.type)] : [];
}

function membersOf({ nodes }: CoordinateFacts): readonly string[] {
  return nodes.flatMap((node) => namesOf('types' in node ? node.types : undefined));
}

/** The interfaces that a type implements, in its definition and its extensions. */
export function interfacesOf({ nodes }: CoordinateFacts): readonly string[] {
  return nodes.flatMap((node) => namesOf('interfaces' in node ? node.interfaces : undefined));
}

function namesOf(types: readonly NamedTypeNode[] | undefined): readonly string[] {
  return types?.map(({ name }) => name.value) ?? [];
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
