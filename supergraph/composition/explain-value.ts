import {
  GraphQLEnumType,
  GraphQLError,
  Kind,
  print,
  type ASTNode,
  type DocumentNode,
  type ValueNode,
} from 'graphql';

/** `Invalid value for "@data(class:)" of type "contract__DataClass!" in application of …` */
const INVALID_VALUE = /^Invalid value for "@\w+\((\w+):\)" of type "([^"]+)"/;

/** A value that a directive does not take, and what it takes instead. */
export interface ExplainedValue {
  readonly node: ValueNode;
  readonly advice: string;
}

/** Finds the value that the composer refuses in the application of a directive. */
export function explainValue(
  message: string,
  nodes: readonly ASTNode[],
  document: DocumentNode,
): ExplainedValue | undefined {
  const [, argument, type = ''] = INVALID_VALUE.exec(message) ?? [];
  const application = nodes.find((node) => node.kind === Kind.DIRECTIVE);
  const node = application?.arguments?.find(({ name }) => name.value === argument)?.value;
  if (node === undefined) return undefined;
  const enumType = enumNamed(type.replaceAll(/[[\]!]/g, ''), document);
  if (enumType === undefined) return { node, advice: `It is ${print(node)}.` };
  const allowed = enumType.getValues().map(({ name }) => name);
  return {
    node,
    advice: `It is ${print(node)}; allowed are ${allowed.join(', ')}.${didYouMean(node, enumType)}`,
  };
}

function enumNamed(wanted: string, document: DocumentNode): GraphQLEnumType | undefined {
  const definition = document.definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === wanted,
  );
  if (definition?.kind !== Kind.ENUM_TYPE_DEFINITION) return undefined;
  const values = (definition.values ?? []).map(({ name }) => [name.value, {}] as const);
  return new GraphQLEnumType({ name: wanted, values: Object.fromEntries(values) });
}

/** graphql-js knows which value was probably meant. */
function didYouMean(value: ValueNode, type: GraphQLEnumType): string {
  try {
    type.parseLiteral(value, null);
    return '';
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [question] = / Did you mean .*$/.exec(error.message) ?? [''];
    return question.replace('the enum value ', '');
  }
}
