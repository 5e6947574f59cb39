import {
  Kind,
  TypeInfo,
  buildASTSchema,
  parse,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
} from 'graphql';

/** Every field that a contract's object types define, as schema coordinates. */
export function fieldsOf(contract: DocumentNode): string[] {
  return contract.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (node.fields ?? []).map((field) => `${node.name.value}.${field.name.value}`)
      : [],
  );
}

/** Every field that an operation reads, as schema coordinates. */
export function fieldsReadBy(operation: string, contract: DocumentNode): string[] {
  const types = new TypeInfo(buildASTSchema(contract, { assumeValidSDL: true }));
  const read: string[] = [];
  visit(
    parse(operation),
    visitWithTypeInfo(types, {
      Field: ({ name }) => void read.push(`${String(types.getParentType())}.${name.value}`),
    }),
  );
  return read;
}
