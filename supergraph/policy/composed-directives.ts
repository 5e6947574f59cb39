import { federationNames, type ContractFacts } from '@demarc/supergraph/contract';
import { Kind, print, type ConstDirectiveNode } from 'graphql';
import { applicationsOf, argumentValue } from './applications.ts';
import { languageDirectives } from './language-directives.ts';

/** What one subgraph says with these, composition says of the coordinate in the whole graph. */
const merged = [
  'tag',
  'inaccessible',
  'authenticated',
  'requiresScopes',
  'policy',
  'cost',
  'listSize',
] as const;

/**
 * Tells which directives of a contract composition takes over into the graph, and as what: one text for
 * all who say the same, whatever they call it. Undefined for the others, which stay in their subgraph,
 * and for those of the contract language, which have rules of their own.
 */
export function composedDirectives(
  facts: ContractFacts,
): (directive: ConstDirectiveNode) => string | undefined {
  const nameOf = federationNames(facts.contract.document);
  const names = new Map<string, string>(merged.map((name) => [nameOf(name), name]));
  const own: ReadonlySet<string> = new Set(languageDirectives);
  for (const { directive } of applicationsOf(facts, 'composeDirective')) {
    const value = argumentValue(directive, 'name');
    const name = value?.kind === Kind.STRING ? value.value.replace(/^@/, '') : '';
    if (!own.has(name)) names.set(name, name);
  }
  return (directive) => {
    const name = names.get(directive.name.value);
    if (name === undefined) return undefined;
    const said = (directive.arguments ?? []).map((argument) => print(argument)).sort();
    return [name, ...said].join(' ');
  };
}
