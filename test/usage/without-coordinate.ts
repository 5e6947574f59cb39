import {
  buildASTSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLSchema,
  type NameNode,
  type TypeNode,
} from 'graphql';

/** Every coordinate of a schema; of a union's member `Union.Member`. */
export function allCoordinates(schema: GraphQLSchema): readonly string[] {
  const ofArguments = (holder: string, args: readonly GraphQLArgument[]) =>
    args.map(({ name }) => `${holder}(${name}:)`);
  const ofTypes = Object.values(schema.getTypeMap()).flatMap((type): string[] => {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) return [];
    const { name } = type;
    if (isUnionType(type)) return [name, ...type.getTypes().map((one) => `${name}.${one.name}`)];
    if (isEnumType(type)) return [name, ...type.getValues().map((one) => `${name}.${one.name}`)];
    if (isInputObjectType(type)) {
      return [name, ...Object.keys(type.getFields()).map((field) => `${name}.${field}`)];
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return [name];
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const holder = `${name}.${field.name}`;
      return [holder, ...ofArguments(holder, field.args)];
    });
    return [name, ...fields];
  });
  const ofDirectives = schema.getDirectives().flatMap((directive) => {
    if (isSpecifiedDirective(directive)) return [];
    const holder = `@${directive.name}`;
    return [holder, ...ofArguments(holder, directive.args)];
  });
  return [...ofTypes, ...ofDirectives];
}

/**
 * The schema without one coordinate. A type goes with everything that is of it. The result need not be
 * valid: an object may lack what its interface has.
 */
export function schemaWithout(document: DocumentNode, coordinate: string): GraphQLSchema {
  return buildASTSchema(withoutCoordinate(document, coordinate), {
    assumeValid: true,
    assumeValidSDL: true,
  });
}

function withoutCoordinate(document: DocumentNode, coordinate: string): DocumentNode {
  const isType = /^\w+$/.test(coordinate);
  /** The names of the definitions around a node. */
  const path: string[] = [];
  const addressOf = (name: string): string => {
    const [holder, field] = path;
    if (holder === undefined) return name;
    if (field !== undefined) return `${holder}.${field}(${name}:)`;
    return holder.startsWith('@') ? `${holder}(${name}:)` : `${holder}.${name}`;
  };
  return visit(document, {
    enter(node, key) {
      // The named types of a union or after `implements`; those of fields go with the field.
      if (node.kind === Kind.NAMED_TYPE && typeof key === 'number') {
        const { value } = node.name;
        return value === coordinate || addressOf(value) === coordinate ? null : undefined;
      }
      if (!isDefinition(node)) return undefined;
      if (addressOf(nameOf(node)) === coordinate) return null;
      if (isType && 'type' in node && namedType(node.type) === coordinate) return null;
      path.push(nameOf(node));
      return undefined;
    },
    leave(node) {
      if (isDefinition(node)) path.pop();
    },
  });
}

type Definition = Extract<
  ASTNode,
  { readonly kind: `${string}Definition`; readonly name: NameNode }
>;

function isDefinition(node: ASTNode): node is Definition {
  return node.kind.endsWith('Definition') && 'name' in node;
}

function nameOf({ kind, name }: Definition): string {
  return kind === Kind.DIRECTIVE_DEFINITION ? `@${name.value}` : name.value;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
