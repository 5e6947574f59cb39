import {
  CONTRACT_SPEC,
  CONTRACT_URL,
  FEDERATION_SPEC,
  linkedSpec,
  type Link,
} from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { applicationsOf, argumentValue } from '../applications.ts';
import { languageDirectives } from '../language-directives.ts';
import { listNames } from '../list-names.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';
import { schemaNode } from '../schema-node.ts';

const FEDERATION_URL = `${FEDERATION_SPEC}/v2.9`;

/** What a contract says of itself has to reach the supergraph; without these lines it is lost silently. */
export const contractNotComposed: PolicyRule = {
  code: 'CONTRACT_NOT_COMPOSED',
  family: 'ownership',
  severity: 'ERROR',
  when: 'A directive of the contract language is applied, but not linked, not imported or not named by `@composeDirective`; or federation is older than v2.1.',
  todo: 'Add the line that the finding names to `extend schema`.',
  *find(subject) {
    const { document } = subject.contract;
    const link = linkedSpec(document, CONTRACT_SPEC);
    const applied = languageDirectives.filter((name) => isApplied(name, subject, link));
    const [first] = applied;
    if (first === undefined) return;
    const node = link?.node ?? schemaNode(document) ?? firstApplication(first, subject);
    const federation = linkedSpec(document, FEDERATION_SPEC);
    const lost = `${listNames(applied.map((name) => `@${name}`))} ${applied.length === 1 ? 'is' : 'are'} applied here, but lost in composition`;

    if (federation === undefined) {
      yield {
        node,
        message:
          `${lost}: federation 2 is not linked. Add to \`extend schema\` ` +
          `@link(url: "${FEDERATION_URL}", import: ["@composeDirective"]), with each federation directive that is used here in the import.`,
      };
    } else if (!composes(federation)) {
      yield {
        node: federation.given.get('url')?.value,
        message: `${lost}: ${federation.url.slice(FEDERATION_SPEC.length + 1)} of federation does not know @composeDirective. Write "${FEDERATION_URL}".`,
      };
    }
    if (link === undefined) {
      yield {
        coordinate: `@${first}`,
        node,
        message:
          `${lost}: the contract language is not linked. Add to \`extend schema\` ` +
          `@link(url: "${CONTRACT_URL}", import: ${importsOf(languageDirectives)}).`,
      };
    } else {
      const unknown = applied.filter((name) => !isImported(name, link));
      if (unknown.length > 0) yield notImported(unknown, link);
    }
    yield* notNamed(applied, { subject, federation, link, node });
  },
};

/** Also by its full name, `@contract__lifecycle`, which is how a directive is called without an import. */
function isApplied(name: string, { facts }: PolicySubject, link: Link | undefined): boolean {
  const isAliased = link?.imports.some((one) => one.name === `@${name}` && one.local !== one.name);
  // CONTRACT_ALIASED speaks of those.
  if (isAliased) return false;
  return [name, link?.localName(name)].some(
    (local) => local !== undefined && applicationsOf(facts, local).length > 0,
  );
}

function firstApplication(name: string, { facts }: PolicySubject) {
  return applicationsOf(facts, name)[0]?.directive;
}

function isImported(name: string, { imports }: Link): boolean {
  return imports.some((one) => one.name === `@${name}`);
}

/** `…/federation/v2.9` → true; a version of another shape is the composer's to refuse. */
function composes({ url }: Link): boolean {
  const [, major = 2, minor = 1] = (/\/v(\d+)\.(\d+)$/.exec(url) ?? []).map(Number);
  return major > 2 || (major === 2 && minor >= 1);
}

function importsOf(names: readonly string[]): string {
  return `[${names.map((name) => `"@${name}"`).join(', ')}]`;
}

function notImported(names: readonly string[], link: Link): Violation {
  const wanted = languageDirectives.filter(
    (name) => names.includes(name) || isImported(name, link),
  );
  return {
    coordinate: `@${names[0] ?? ''}`,
    node: link.given.get('import')?.value ?? link.node,
    message:
      `${listNames(names.map((name) => `@${name}`))} ${names.length === 1 ? 'is' : 'are'} applied here, but not imported, and lost in composition. ` +
      `Write import: ${importsOf(wanted)} in the @link to ${CONTRACT_URL}.`,
  };
}

interface Found {
  readonly subject: PolicySubject;
  readonly federation: Link | undefined;
  readonly link: Link | undefined;
  readonly node: Violation['node'];
}

function* notNamed(
  applied: readonly string[],
  { subject: { facts }, federation, link, node }: Found,
): Generator<Violation> {
  const plain = 'composeDirective';
  const local = federation?.localName(plain) ?? plain;
  const namedBy = (directive: string) =>
    applicationsOf(facts, directive).flatMap((one) => {
      const value = argumentValue(one.directive, 'name');
      return value?.kind === Kind.STRING ? [value.value] : [];
    });
  const named = new Set([...namedBy(local), ...namedBy(plain)]);
  if (local !== plain && federation !== undefined && namedBy(plain).length > 0) {
    yield {
      coordinate: `@${plain}`,
      node: federation.given.get('import')?.value ?? federation.node,
      message: `@${plain} is applied here, but not imported. Add "@${plain}" to the import of ${federation.url}.`,
    };
  }
  for (const name of applied) {
    if (named.has(`@${name}`) || named.has(`@${link?.localName(name) ?? name}`)) continue;
    yield {
      coordinate: `@${name}`,
      node,
      message: `@${name} is applied here, but lost in composition. Add @${local}(name: "@${name}") to \`extend schema\`.`,
    };
  }
}
