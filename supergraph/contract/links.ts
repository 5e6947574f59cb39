import {
  Kind,
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
} from 'graphql';
import { directivesNamed } from './coordinates.ts';

/** `"@key"` or `{ name: "@key", as: "@id" }` of a `@link`. */
export interface LinkImport {
  /** As the specification writes it: `@key`, `FieldSet`. */
  readonly name: string;
  /** What the contract calls it. */
  readonly local: string;
  readonly node: ConstValueNode;
}

/** A specification that a contract links, and what it calls the elements of it. */
export interface Link {
  /** `https://specs.apollo.dev/federation/v2.9` */
  readonly url: string;
  /** The arguments of the `@link` that stand there, by name. */
  readonly given: ReadonlyMap<string, ConstArgumentNode>;
  readonly imports: readonly LinkImport[];
  readonly node: ConstDirectiveNode;
  /** The local name of a directive of the specification, without `@`. */
  localName(directive: string): string;
}

const known = new WeakMap<DocumentNode, readonly Link[]>();

/**
 * Every `@link` with a URL, in the order of the file.
 * @see https://specs.apollo.dev/link/v1.0/
 */
export function linksOf(document: DocumentNode): readonly Link[] {
  const found = known.get(document) ?? readLinks(document);
  known.set(document, found);
  return found;
}

function readLinks({ definitions }: DocumentNode): readonly Link[] {
  return definitions.flatMap((definition) => {
    const { kind } = definition;
    if (kind !== Kind.SCHEMA_DEFINITION && kind !== Kind.SCHEMA_EXTENSION) return [];
    return directivesNamed(definition, 'link').flatMap(readLink);
  });
}

function readLink(node: ConstDirectiveNode): Link[] {
  const given = new Map((node.arguments ?? []).map((one) => [one.name.value, one]));
  const url = textOf(given.get('url')?.value);
  if (url === undefined) return [];
  const list = given.get('import')?.value;
  // GraphQL coerces a single value to a list of one.
  const items = list?.kind === Kind.LIST ? list.values : [list];
  const imports = items.flatMap((item) => (item === undefined ? [] : readImport(item)));
  const [name = ''] = url.split('/').slice(-2);
  const prefix = textOf(given.get('as')?.value) ?? name;
  return [
    {
      url,
      given,
      imports,
      node,
      localName(directive) {
        const imported = imports.find((one) => one.name === `@${directive}`);
        if (imported !== undefined) return imported.local.replace(/^@/, '');
        // A specification may have a directive of its own name: `…/authenticated/v0.1` is `@authenticated`.
        return directive === name ? prefix : `${prefix}__${directive}`;
      },
    },
  ];
}

function readImport(node: ConstValueNode): LinkImport[] {
  if (node.kind === Kind.STRING) return [{ name: node.value, local: node.value, node }];
  if (node.kind !== Kind.OBJECT) return [];
  const fields = new Map(node.fields.map((one) => [one.name.value, textOf(one.value)]));
  const name = fields.get('name');
  return name === undefined ? [] : [{ name, local: fields.get('as') ?? name, node }];
}

function textOf(node: ConstValueNode | undefined): string | undefined {
  return node?.kind === Kind.STRING ? node.value : undefined;
}
