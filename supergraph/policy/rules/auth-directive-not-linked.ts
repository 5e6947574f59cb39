import { FEDERATION_SPEC, linkedSpec, linksOf } from '@demarc/supergraph/contract';
import { Kind, type DirectiveDefinitionNode } from 'graphql';
import { applicationsOf } from '../applications.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/** What guards a field, and the version of federation that knows it first. */
const guards = [
  ['authenticated', 'v2.5'],
  ['requiresScopes', 'v2.5'],
  ['policy', 'v2.6'],
] as const;

/** A guard counts by where it is linked from, never by its name: another of its name guards nothing. */
export const authDirectiveNotLinked: PolicyRule = {
  code: 'AUTH_DIRECTIVE_NOT_LINKED',
  family: 'ownership',
  severity: 'ERROR',
  when: '`@authenticated`, `@requiresScopes` or `@policy` is applied or defined, but not imported from federation: it composes to nothing and guards nothing.',
  todo: 'Import it with `@link` to federation.',
  *find(subject) {
    for (const [guard, since] of guards) {
      for (const name of [guard, `federation__${guard}`]) {
        if (!isLinked(guard, name, subject)) yield* unguarded(guard, { name, since, subject });
      }
    }
  },
};

/** From federation, or from the specification that the guard has of its own. */
function isLinked(guard: string, name: string, { contract: { document } }: PolicySubject): boolean {
  const specs = [`${FEDERATION_SPEC}/`, `https://specs.apollo.dev/${guard}/`];
  return linksOf(document).some(
    (link) => specs.some((spec) => link.url.startsWith(spec)) && link.localName(guard) === name,
  );
}

interface Guard {
  /** What it is called here. */
  readonly name: string;
  readonly since: string;
  readonly subject: PolicySubject;
}

function* unguarded(guard: string, { name, since, subject }: Guard): Generator<Violation> {
  const { facts, contract } = subject;
  const applications = applicationsOf(facts, name);
  const definition = contract.document.definitions.find(
    (node): node is DirectiveDefinitionNode =>
      node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === name,
  );
  const node = definition?.name ?? applications[0]?.directive;
  if (node === undefined) return;
  const places = [...new Set(applications.flatMap(({ facts: one }) => one?.coordinate ?? []))];
  const federation = linkedSpec(contract.document, FEDERATION_SPEC);
  const what = places.length > 0 ? listNames(places) : 'whatever applies it';
  const line = federation
    ? `Add "@${guard}" to the import of ${federation.url} (${since} or later)`
    : `Add to \`extend schema\` @link(url: "${FEDERATION_SPEC}/v2.9", import: ["@${guard}"])`;
  yield {
    coordinate: `@${name}`,
    node,
    message:
      `@${name} is not imported from federation here, so that it guards nothing: ${what} would be open to everybody. ` +
      `${line}${definition ? ', and take the definition out' : ''}.`,
  };
}
