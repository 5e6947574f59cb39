import {
  getNamedType,
  buildSchema,
  executeSync,
  isObjectType,
  Kind,
  parse,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

/** A schema with each kind of type in each kind of list, nullable and not. */
export const shapedSchema = buildSchema(`
  scalar Anything
  enum Color { RED GREEN }
  interface Node { id: ID! color: Color near: Node }
  type Book implements Node {
    id: ID! color: Color near: Node title: String! tags: [String!] price: Float author: Member! matrix: [[Int!]]!
  }
  type Member implements Node { id: ID! color: Color near: Node! name: String active: Boolean! books: [Book!]! }
  union Found = Book | Member
  type Query {
    node: Node nodes: [Node!] found: [Found]! books: [Book] book: Book! count: Int any: Anything tags: [String]
  }
`);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

for (const type of Object.values(shapedSchema.getTypeMap())) {
  if (isObjectType(type) && !type.name.startsWith('__')) type.isTypeOf = isObject;
}

/** Values of variables that decide conditions. */
export type Conditions = Readonly<Record<string, boolean>>;

/** The one operation of a document, and its fragments. */
export function partsOf(text: string): {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
} {
  let operation: OperationDefinitionNode | undefined;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const node of parse(text).definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) operation = node;
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  }
  if (!operation) throw new Error(`There is no operation in ${text}`);
  return { operation, fragments };
}

const CONVERTED: Readonly<Record<string, string>> = {
  Boolean: 'boolean',
  Float: 'number',
  Int: 'number',
  String: 'string',
};

/** The value, with an error in the place of each leaf that would be converted. */
function unconverted(value: unknown, wanted: string): unknown {
  if (Array.isArray(value)) return value.map((item) => unconverted(item, wanted));
  if (value === null || value === undefined || typeof value === wanted) return value;
  return new Error(`Not of type ${wanted}.`);
}

/** Executes an operation by graphql-js over data that has the response's keys, as the data of replies has. */
export function executeOver(
  text: string,
  rootValue: Readonly<Record<string, unknown>>,
  variableValues: Conditions,
): ExecutionResult {
  return executeSync({
    schema: shapedSchema,
    document: parse(text),
    rootValue,
    variableValues,
    fieldResolver: (source, _args, _context, { path: { key }, returnType }) => {
      const value = isObject(source) && Object.hasOwn(source, key) ? source[key] : undefined;
      // What graphql-js would convert is no value of the type, where it comes from a subgraph.
      const wanted = CONVERTED[getNamedType(returnType).name];
      return wanted === undefined ? value : unconverted(value, wanted);
    },
    typeResolver: (value) =>
      isObject(value) && typeof value['__typename'] === 'string' ? value['__typename'] : undefined,
  });
}
