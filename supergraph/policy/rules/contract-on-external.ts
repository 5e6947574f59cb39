import { coordinatesOf, directivesNamed, federationNames } from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { languageDirectives } from '../language-directives.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';

/** Composition drops what stands on an `@external` field: it would be promised and not kept. */
export const contractOnExternal: PolicyRule = {
  code: 'CONTRACT_ON_EXTERNAL',
  family: 'ownership',
  severity: 'ERROR',
  when: '`@contract`, `@lifecycle` or `@data` stands on an `@external` field or on an argument of one.',
  todo: 'Take it off: the subgraph that resolves the field annotates it.',
  *find(subject) {
    const { document } = subject.contract;
    const external = federationNames(document)('external');
    for (const { coordinate, node, ancestors } of coordinatesOf(document)) {
      const field = ancestors[1] ?? node;
      const [type] = ancestors;
      if (type === undefined || field.kind !== Kind.FIELD_DEFINITION) continue;
      // On a type, @external holds for the fields of that one definition or extension.
      const marked = [field, type].find((one) => directivesNamed(one, external).length > 0);
      if (marked === undefined) continue;
      for (const directive of node.directives ?? []) {
        const name = languageDirectives.find((one) => one === directive.name.value);
        if (name === undefined) continue;
        const where = marked === type ? `, as all of this part of ${type.name.value}` : '';
        yield {
          facts: subject.facts.get(coordinate),
          node: directive,
          message:
            `${coordinate} is @${external} here${where}: composition drops its @${name}. ` +
            `Take it off; ${resolversOf(`${type.name.value}.${field.name.value}`, subject)} annotates the field.`,
        };
      }
    }
  },
};

/** The other subgraphs that have the field for their own. */
function resolversOf(coordinate: string, { graph, facts }: PolicySubject): string {
  const names = graph
    .statements(coordinate)
    .filter((one) => one.contract !== facts && !one.facts.isForeign)
    .map(({ contract }) => contract.contract.name);
  return names.length > 0 ? listNames(names, 'or') : 'the subgraph that resolves it';
}
