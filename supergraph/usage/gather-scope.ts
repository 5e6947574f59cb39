import type { Finding } from '@demarc/supergraph/contract';
import {
  Kind,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type OperationDefinitionNode,
} from 'graphql';
import {
  operationFinding,
  placeText,
  startOf,
  type OperationText,
  type ParsedText,
} from './operation-text.ts';

/** A node, and the text that it stands in. */
interface Placed<Node extends DefinitionNode = DefinitionNode> {
  readonly node: Node;
  readonly text: OperationText;
}

type Fragments = ReadonlyMap<string, Placed<FragmentDefinitionNode>>;

/** A named operation with the fragments that it needs, and no others. */
export interface GatheredOperation extends Placed<OperationDefinitionNode> {
  readonly name: string;
  /** The operation, then its fragments by name. */
  readonly document: DocumentNode;
  /** Whatever the document is made of, with the text that it stands in. */
  readonly parts: readonly Placed[];
}

/** Operations, and what keeps others from being one. */
export interface GatheredOperations {
  readonly operations: readonly GatheredOperation[];
  readonly findings: readonly Finding[];
}

/** The operations of texts that share their fragments. */
export function gatherScope(texts: readonly ParsedText[]): GatheredOperations {
  const findings: Finding[] = [];
  const fragments = new Map<string, Placed<FragmentDefinitionNode>>();
  const operations: Placed<OperationDefinitionNode>[] = [];
  for (const { text, document } of texts) {
    for (const node of document.definitions) {
      if (node.kind === Kind.OPERATION_DEFINITION) {
        operations.push({ node, text });
      } else if (node.kind === Kind.FRAGMENT_DEFINITION) {
        const first = fragments.get(node.name.value);
        if (first === undefined) fragments.set(node.name.value, { node, text });
        else findings.push(doubledFragment({ node, text }, first));
      } else {
        findings.push(unexpectedDefinition({ node, text }));
        // One remark is enough for a schema of a thousand types.
        break;
      }
    }
  }
  const gathered = operations.flatMap((one): GatheredOperation[] => {
    const name = one.node.name?.value;
    if (name === undefined) {
      findings.push(anonymousOperation(one));
      return [];
    }
    const parts = [one, ...neededFragments(one.node, fragments)];
    const definitions = parts.map(({ node }) => node);
    return [{ ...one, name, parts, document: { kind: Kind.DOCUMENT, definitions } }];
  });
  const needed = new Set(gathered.flatMap(({ parts }) => parts));
  const unknown = [...needed].flatMap((part) => unknownFragments(part, fragments));
  return { operations: gathered, findings: [...findings, ...unknown] };
}

/** What an operation spreads, itself and by its fragments, in the order of their names. */
function neededFragments(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): readonly Placed<FragmentDefinitionNode>[] {
  const needed = new Map<string, Placed<FragmentDefinitionNode>>();
  const waiting: DefinitionNode[] = [operation];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const { name } of spreadsIn(node)) {
      const fragment = fragments.get(name.value);
      if (fragment === undefined || needed.has(name.value)) continue;
      needed.set(name.value, fragment);
      waiting.push(fragment.node);
    }
  }
  return [...needed.keys()].sort().flatMap((name) => needed.get(name) ?? []);
}

function spreadsIn(definition: DefinitionNode): readonly FragmentSpreadNode[] {
  const spreads: FragmentSpreadNode[] = [];
  visit(definition, { FragmentSpread: (node) => void spreads.push(node) });
  return spreads;
}

function unknownFragments({ node, text }: Placed, fragments: Fragments): readonly Finding[] {
  return spreadsIn(node)
    .filter(({ name }) => !fragments.has(name.value))
    .map((spread) =>
      operationFinding(text, {
        code: 'FRAGMENT_UNKNOWN',
        message: `The fragment ${spread.name.value} is spread here and defined nowhere. Does the pattern reach its file?`,
        start: startOf(spread),
      }),
    );
}

function doubledFragment(
  { node, text }: Placed<FragmentDefinitionNode>,
  first: Placed<FragmentDefinitionNode>,
): Finding {
  const message = `${node.name.value} is a fragment at ${placeText(first.text, startOf(first.node))} already. Rename one of them.`;
  return operationFinding(text, { code: 'FRAGMENT_DOUBLED', message, start: startOf(node) });
}

function unexpectedDefinition({ node, text }: Placed): Finding {
  const message =
    'This defines a type or a directive. Files of operations hold queries, mutations, subscriptions and ' +
    'fragments: leave schemas out of the pattern.';
  return operationFinding(text, { code: 'DEFINITION_UNEXPECTED', message, start: startOf(node) });
}

function anonymousOperation({ node, text }: Placed<OperationDefinitionNode>): Finding {
  const message = `This ${node.operation} has no name. Give it one: reports, logs and metrics speak of operations by name.`;
  return operationFinding(text, { code: 'OPERATION_ANONYMOUS', message, start: startOf(node) });
}
