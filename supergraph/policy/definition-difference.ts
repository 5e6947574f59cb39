import { Kind, print, type ASTNode, type DefinitionNode } from 'graphql';
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

/** What a definition promises, one by one. */
function partsOf(definition: DefinitionNode): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const add = (name: string, node: ASTNode, text = print(silent(node))) => {
    // What stands twice is two promises.
    parts.set(parts.has(name) ? `${name} again` : name, { text, node });
  };
  const { kind } = definition;
  if (kind === Kind.DIRECTIVE_DEFINITION) {
    add('kind', definition.name, 'directive');
    for (const argument of definition.arguments ?? []) add(`${argument.name.value}:`, argument);
    for (const location of definition.locations)
      add(location.value, location, `on ${location.value}`);
    if (definition.repeatable) add('repeatable', definition.name, 'repeatable');
  } else if (kind === Kind.ENUM_TYPE_DEFINITION || kind === Kind.ENUM_TYPE_EXTENSION) {
    add('kind', definition.name, kind === Kind.ENUM_TYPE_DEFINITION ? 'enum' : 'extend enum');
    for (const value of definition.values ?? []) add(value.name.value, value);
    for (const directive of definition.directives ?? []) add(`@${directive.name.value}`, directive);
  } else {
    add(
      'kind',
      definitionName(definition) ?? definition,
      print(silent(definition)).split(/\s/, 1).join(),
    );
  }
  return parts;
}

function silent<Node extends ASTNode>(node: Node): Node {
  return { ...node, description: undefined };
}
