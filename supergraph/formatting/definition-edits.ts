import { contractDefinitions, type Contract } from '@demarc/supergraph/contract';
import { print, visit, type DefinitionNode, type NameNode } from 'graphql';
import type { Edit } from './edit.ts';

/** Repeats the definitions of the contract language as they are: drifted ones in place, missing ones at the end. */
export function definitionEdits({ document }: Contract): readonly Edit[] {
  const present = new Map(document.definitions.map((node) => [headOf(node), node]));
  const missing: string[] = [];
  const edits: Edit[] = [];
  for (const wanted of contractDefinitions.definitions) {
    const found = present.get(headOf(wanted));
    if (found === undefined) missing.push(textOf(wanted));
    else if (found.loc && promiseOf(found) !== promiseOf(wanted)) {
      edits.push({ start: found.loc.start, end: found.loc.end, text: textOf(wanted) });
    }
  }
  const end = document.loc?.source.body.trimEnd().length ?? 0;
  if (missing.length > 0) edits.push({ start: end, end, text: `\n\n${missing.join('\n\n')}` });
  return edits;
}

function headOf(node: DefinitionNode): string {
  // The parser leaves the name of what has none there, as undefined.
  const { name } = node as { readonly name?: NameNode | undefined };
  return `${node.kind} ${name?.value ?? ''}`;
}

/** What the definition says, comments and descriptions apart. */
function promiseOf(node: DefinitionNode): string {
  const silent: DefinitionNode = visit(node, {
    StringValue: (_value, key) => (key === 'description' ? null : undefined),
  });
  return print(silent);
}

function textOf({ loc }: DefinitionNode): string {
  return loc?.source.body.slice(loc.start, loc.end) ?? '';
}
