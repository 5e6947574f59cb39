import { Kind, type ConstDirectiveNode, type StringValueNode } from 'graphql';
import type { Contract } from './contract.ts';
import { contractDirective, type CompatLevel } from './contract-directive.ts';
import { coordinatesOf, isType, type AnnotatedNode, type Coordinate } from './coordinates.ts';
import { dataDirective, type DataDirective } from './data-directive.ts';
import { ownershipOf } from './effective-owner.ts';
import { entitiesOf, type Entity } from './entities.ts';
import { foreignFields } from './foreign-fields.ts';
import { isOfTheLanguage } from './language-names.ts';
import { lifecycleDirective, type LifecycleDirective, type Stage } from './lifecycle-directive.ts';

/** What a coordinate is. */
export type CoordinateKind = 'TYPE' | 'FIELD' | 'ARGUMENT' | 'INPUT_FIELD' | 'ENUM_VALUE';

/** All that one contract says of one coordinate, inheritance resolved. */
export interface CoordinateFacts {
  readonly coordinate: string;
  readonly kind: CoordinateKind;
  /** Where it stands first; a type's definition before its extensions. */
  readonly node: AnnotatedNode;
  /** A type's definition and extensions; of anything else the one node. */
  readonly nodes: readonly AnnotatedNode[];
  /** What stands on any of the nodes. */
  readonly directives: readonly ConstDirectiveNode[];
  /** The name of the type that it is or belongs to. */
  readonly type: string;
  /** The field of an argument, the type of a field; undefined for a type. */
  readonly parent: CoordinateFacts | undefined;
  /** The effective owner: schema → type → field → argument. */
  readonly owner: string | undefined;
  /** The description; empty where there is none. */
  readonly meaning: string;
  /** As it stands here: a source is not inherited. */
  readonly source: string | undefined;
  readonly rules: readonly string[];
  readonly process: string | undefined;
  /** Inherited like the owner; BACKWARD unless said. */
  readonly compat: CompatLevel;
  readonly lifecycle: LifecycleDirective | undefined;
  /** ACTIVE where no `@lifecycle` stands. */
  readonly stage: Stage;
  /** What stands here; a field has its type's where it has none. */
  readonly data: DataDirective | undefined;
  /** True for what the contract only repeats: another home's entity with its keys, `@external` fields. */
  readonly isForeign: boolean;
}

/** A contract with its coordinates, in the order of the file. */
export interface ContractFacts {
  readonly contract: Contract;
  readonly schemaOwner: string | undefined;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly all: readonly CoordinateFacts[];
  get(coordinate: string): CoordinateFacts | undefined;
}

const known = new WeakMap<Contract, ContractFacts>();

/**
 * Reads all that a contract says, once. The definitions of the contract language and of federation
 * are not among the coordinates.
 */
export function factsOf(contract: Contract): ContractFacts {
  const found = known.get(contract) ?? readFacts(contract);
  known.set(contract, found);
  return found;
}

function readFacts(contract: Contract): ContractFacts {
  const { document } = contract;
  const ownership = ownershipOf(document);
  const entities = entitiesOf(document);
  const isForeignField = foreignFields(document);
  const schemaCompat = document.definitions
    .filter((node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION)
    .map((node) => contractDirective(node)?.compat)
    .find((level) => level !== undefined);
  const byCoordinate = new Map<string, CoordinateFacts>();

  for (const group of groupsOf(document)) {
    const [{ coordinate, node, ancestors }] = group;
    const nodes = group.map((one) => one.node);
    const directives = nodes.flatMap((one) => one.directives ?? []);
    const holder = { ...node, directives } as AnnotatedNode;
    const parent = byCoordinate.get(parentOf(coordinate) ?? '');
    const said = contractDirective(holder);
    const lifecycle = lifecycleDirective(holder);
    byCoordinate.set(coordinate, {
      coordinate,
      kind: kindOf(node, ancestors),
      node,
      nodes,
      directives,
      type: (ancestors[0] ?? node).name.value,
      parent,
      owner: ownership.effectiveOwner({ node, ancestors }),
      meaning: meaningOf(nodes),
      source: said?.source,
      rules: said?.rules ?? [],
      process: said?.process,
      compat: said?.compat ?? parent?.compat ?? schemaCompat ?? 'BACKWARD',
      lifecycle,
      stage: lifecycle?.stage ?? 'ACTIVE',
      data:
        dataDirective(holder) ?? (node.kind === Kind.FIELD_DEFINITION ? parent?.data : undefined),
      isForeign: isForeign({ node, ancestors }),
    });
  }
  return {
    contract,
    schemaOwner: ownership.schemaOwner,
    entities,
    all: [...byCoordinate.values()],
    get: (coordinate) => byCoordinate.get(coordinate),
  };

  function isForeign({
    node,
    ancestors: [type, field],
  }: Pick<Coordinate, 'node' | 'ancestors'>): boolean {
    if (type === undefined) return entities.get(node.name.value)?.isHome === false;
    const member = field ?? node;
    return (
      member.kind === Kind.FIELD_DEFINITION && isTypeNode(type) && isForeignField(member, type)
    );
  }
}

type Group = [Coordinate, ...Coordinate[]];

/** A type's definition and extensions are one coordinate, the definition first. */
function groupsOf(document: Contract['document']): Group[] {
  const groups = new Map<string, Group>();
  for (const one of coordinatesOf(document)) {
    if (isOfTheLanguage(one.coordinate)) continue;
    const group = groups.get(one.coordinate);
    if (group === undefined) groups.set(one.coordinate, [one]);
    else if (one.node.kind.endsWith('Extension')) group.push(one);
    else group.unshift(one);
  }
  return [...groups.values()];
}

function kindOf(node: AnnotatedNode, ancestors: readonly AnnotatedNode[]): CoordinateKind {
  if (ancestors.length === 0) return 'TYPE';
  if (node.kind === Kind.FIELD_DEFINITION) return 'FIELD';
  if (node.kind === Kind.ENUM_VALUE_DEFINITION) return 'ENUM_VALUE';
  return ancestors.length === 2 ? 'ARGUMENT' : 'INPUT_FIELD';
}

/** `Type.field(argument:)` → `Type.field` → `Type` → undefined. */
function parentOf(coordinate: string): string | undefined {
  const end = coordinate.endsWith(':)') ? coordinate.indexOf('(') : coordinate.indexOf('.');
  return end === -1 ? undefined : coordinate.slice(0, end);
}

interface Described {
  readonly description: StringValueNode | undefined;
}

function meaningOf(nodes: readonly AnnotatedNode[]): string {
  // The parser leaves the description of what has none there, as undefined.
  const texts = nodes.map((node) => (node as Partial<Described>).description?.value);
  return texts.find((text) => text !== undefined)?.trim() ?? '';
}

function isTypeNode(
  node: AnnotatedNode,
): node is Extract<AnnotatedNode, Parameters<typeof isType>[0]> {
  return isType(node as Parameters<typeof isType>[0]);
}
