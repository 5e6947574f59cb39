import { FEDERATION_SPEC, linkedSpec, linksOf } from '@demarc/supergraph/contract';
import { Kind, type DirectiveDefinitionNode } from 'graphql';
import { applicationsOf } from '../applications.ts';
import { federationDirectives } from '../federation-directives.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** AUTH_DIRECTIVE_NOT_LINKED speaks of those. */
const guards = new Set(['authenticated', 'requiresScopes', 'policy']);

/** Names that other tools use too: their definition may well be meant as it is. */
const usedElsewhere = new Set(['tag', 'cost', 'listSize', 'context', 'fromContext', 'extends']);

/** A local definition hides the federation directive of its name, which then composes to nothing. */
export const federationDirectiveNotLinked: PolicyRule = {
  code: 'FEDERATION_DIRECTIVE_NOT_LINKED',
  family: 'ownership',
  severity: 'ERROR',
  when: 'A directive such as `@inaccessible` or `@key` is defined and applied in a contract that links federation, but not imported from it: it composes to nothing. A warning for names that other tools use too, such as `@cost`.',
  todo: 'Import it with `@link` to federation, and take the definition out.',
  *find({ contract: { document }, facts }) {
    const federation = linkedSpec(document, FEDERATION_SPEC);
    // Without that link a contract is one of federation 1, which defines its directives.
    if (federation === undefined) return;
    // Whoever links a directive of another specification says where it comes from.
    const links = linksOf(document);
    const isLinked = (name: string) =>
      links.some(
        (link) =>
          link.localName(name) === name || link.imports.some(({ local }) => local === `@${name}`),
      );
    for (const name of federationDirectives) {
      if (guards.has(name) || isLinked(name)) continue;
      const definition = document.definitions.find(
        (node): node is DirectiveDefinitionNode =>
          node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === name,
      );
      const [first] = applicationsOf(facts, name);
      if (definition === undefined || first === undefined) continue;
      const where = first.facts?.coordinate ?? 'the schema';
      yield {
        coordinate: `@${name}`,
        node: definition.name,
        severity: usedElsewhere.has(name) ? 'WARNING' : 'ERROR',
        message:
          `@${name} is defined here and not imported from federation, so that it means nothing to composition, as on ${where}. ` +
          `Add "@${name}" to the import of ${federation.url}, and take the definition out; or give a directive of your own another name.`,
      };
    }
  },
};
