import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { directivesNamed } from './coordinates.ts';

/** A specification that a contract links, and what it calls the elements of it. */
export interface LinkedSpec {
  /** `https://specs.apollo.dev/federation/v2.9` */
  readonly url: string;
  /** The local name of a directive of the specification, without `@`. */
  localName(directive: string): string;
}

interface LinkArguments {
  readonly url?: unknown;
  readonly as?: unknown;
  readonly import?: unknown;
}

/**
 * Finds the `@link` to a specification: directives are known by their URL, never by their name alone.
 * @see https://specs.apollo.dev/link/v1.0/
 */
export function linkedSpec(document: DocumentNode, identity: string): LinkedSpec | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) {
      continue;
    }
    for (const link of directivesNamed(definition, 'link')) {
      const spec = parseLink(link);
      if (spec?.url.startsWith(`${identity}/`)) return spec;
    }
  }
  return undefined;
}

function parseLink(link: ConstDirectiveNode): LinkedSpec | undefined {
  const given: LinkArguments = Object.fromEntries(
    (link.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  if (typeof given.url !== 'string') return undefined;
  const imported = new Map(parseImports(given.import));
  // Without an import or a name of its own, `https://…/federation/v2.9` is the prefix `federation`.
  const prefix = typeof given.as === 'string' ? given.as : given.url.split('/').at(-2);
  return {
    url: given.url,
    localName: (directive) => imported.get(directive) ?? `${String(prefix)}__${directive}`,
  };
}

function parseImports(given: unknown): [name: string, local: string][] {
  const imports: unknown[] = Array.isArray(given) ? given : [];
  return imports.flatMap((item): [string, string][] => {
    const name = typeof item === 'string' ? item : textAt(item, 'name');
    if (!name?.startsWith('@')) return [];
    return [[name.slice(1), (textAt(item, 'as') ?? name).slice(1)]];
  });
}

function textAt(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === 'string' ? found : undefined;
}
