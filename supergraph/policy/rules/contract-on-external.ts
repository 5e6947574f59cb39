import {
  coordinatesOf,
  directivesNamed,
  federationNames,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { homeElsewhere } from '../home-elsewhere.ts';
import { languageDirectives } from '../language-directives.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/** Composition drops what stands on an `@external` field: it would be promised and not kept. */
export const contractOnExternal: PolicyRule = {
  code: 'CONTRACT_ON_EXTERNAL',
  family: 'ownership',
  severity: 'ERROR',
  when: '`@contract`, `@lifecycle` or `@data` stands on an `@external` field or an argument of one, or, unlike at its home, on an entity, its keys and shared fields.',
  todo: 'Take it off: the subgraph that resolves the field, or the home of the entity, annotates it.',
  *find(subject) {
    yield* besideHome(subject);
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

/**
 * What the home of an entity does not say of it would reach the graph from here, as if it had. Where both
 * say something, the composer compares (CONTRACT_CONFLICT).
 */
function* besideHome(subject: PolicySubject): Generator<Violation> {
  const external = federationNames(subject.contract.document)('external');
  const isExternal = (facts: CoordinateFacts | undefined) =>
    facts?.directives.some(({ name }) => name.value === external) === true;
  for (const facts of subject.facts.all) {
    const { coordinate, type, parent } = facts;
    const home = facts.isForeign ? homeElsewhere(type, subject) : undefined;
    const said = home?.get(coordinate);
    if (home === undefined || said === undefined) continue;
    // Where one is @external, that is told.
    if ([facts, parent, parent?.parent].some(isExternal)) continue;
    for (const directive of facts.directives) {
      const name = languageDirectives.find((one) => one === directive.name.value);
      if (name === undefined || said.directives.some((one) => one.name.value === name)) continue;
      yield {
        facts,
        node: directive,
        message:
          `${coordinate} is only repeated here, and ${home.contract.name}, the home of ${type}, says no @${name} of it: ` +
          `the graph would take this one for its own. Take it off${name === 'data' && coordinate === type ? ', and say the class on each field that is added here' : ''}.`,
      };
    }
  }
}

/** The other subgraphs that have the field for their own. */
function resolversOf(coordinate: string, { graph, facts }: PolicySubject): string {
  const names = graph
    .statements(coordinate)
    .filter((one) => one.contract !== facts && !one.facts.isForeign)
    .map(({ contract }) => contract.contract.name);
  return names.length > 0 ? listNames(names, 'or') : 'the subgraph that resolves it';
}
