import {
  Kind,
  print,
  type ASTNode,
  type DefinitionNode,
  type EnumValueDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';
import { definitionName } from './definition-name.ts';

/** The first thing in which two definitions differ, and where it stands. */
export interface Difference {
  /** What is here, against what should be. */
  readonly message: string;
  readonly node: ASTNode;
}

interface Part {
  readonly text: string;
  readonly node: ASTNode;
}

/**
 * Compares a definition of the contract language with what it should be. Comments, descriptions and
 * order promise nothing, and are not compared.
 */
export function definitionDifference(
  here: DefinitionNode,
  wanted: DefinitionNode,
): Difference | undefined {
  const [found, model] = [partsOf(here), partsOf(wanted)];
  for (const [name, { text }] of model) {
    const part = found.get(name);
    if (part === undefined)
      return { message: `it lacks \`${text}\``, node: definitionName(here) ?? here };
    if (part.text !== text) {
      return { message: `it says \`${part.text}\` instead of \`${text}\``, node: part.node };
    }
  }
  for (const [name, { text, node }] of found) {
    if (!model.has(name)) return { message: `it says \`${text}\`, which is not of it`, node };
  }
  return undefined;
}

/** What a definition promises, one by one, each by its name. */
function partsOf(definition: DefinitionNode): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const add = (text: string, node: ASTNode, name = text) => {
    // What stands twice is two promises.
    parts.set(parts.has(name) ? `${name} again` : name, { text, node });
  };
  const addNamed = (node: EnumValueDefinitionNode | InputValueDefinitionNode) =>
    add(print(silent(node)), node.name, node.name.value);

  const [keyword = ''] = print(silent(definition)).split(/\s/, 1);
  add(keyword, definitionName(definition) ?? definition, 'its keyword');
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
    definition.arguments?.forEach(addNamed);
    for (const location of definition.locations) add(`on ${location.value}`, location);
    if (definition.repeatable) add('repeatable', definition.name);
  } else if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
    definition.values?.forEach(addNamed);
    for (const directive of definition.directives ?? []) add(print(directive), directive);
  }
  return parts;
}

function silent<Node extends ASTNode>(node: Node): Node {
  return { ...node, description: undefined };
}
