/** A field as a contract will print it. */
export interface FieldDraft {
  readonly type: string;
  /** With its parentheses; empty without arguments. */
  readonly args: string;
  readonly directives: string[];
}

/** An object type or an interface of one contract. */
export interface TypeDraft {
  readonly keyword: 'type' | 'interface';
  readonly directives: string[];
  readonly interfaces: Set<string>;
  readonly fields: Map<string, FieldDraft>;
}

/** One contract before it is printed. */
export interface SubgraphDraft {
  readonly name: string;
  readonly types: Map<string, TypeDraft>;
  readonly unions: Map<string, Set<string>>;
  /** Enums, inputs and scalars: the same text in each contract that needs them. */
  readonly shared: Set<string>;
}

/** An empty type, which the caller fills. */
export function emptyType(keyword: TypeDraft['keyword'] = 'type'): TypeDraft {
  return { keyword, directives: [], interfaces: new Set(), fields: new Map() };
}

/** The type of this name, made where it is not there yet. */
export function typeIn(subgraph: SubgraphDraft, name: string): TypeDraft {
  const known = subgraph.types.get(name);
  if (known) return known;
  const made = emptyType();
  subgraph.types.set(name, made);
  return made;
}
