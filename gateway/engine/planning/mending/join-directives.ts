import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** What the directives of the join specification are called in one supergraph. */
export interface JoinDirectives {
  readonly type: string;
  readonly field: string;
  readonly graph: string;
}

const JOIN_URL = /\/join\/v\d/;

/** Finds them by the URL of their `@link`: its `as` renames every one of them. */
export function joinDirectives(document: DocumentNode): JoinDirectives {
  const link = document.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.directives ?? [])
        : [],
    )
    .find((directive) => JOIN_URL.test(stringArgument(directive, 'url') ?? ''));
  const prefix = (link && stringArgument(link, 'as')) ?? 'join';
  return { type: `${prefix}__type`, field: `${prefix}__field`, graph: `${prefix}__graph` };
}

/** The value of a directive's argument that is a string or the name of an enum's value. */
export function stringArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** Whether a directive's argument is there and `true`, or `false`; undefined where it is absent. */
export function booleanArgument(directive: ConstDirectiveNode, name: string): boolean | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.BOOLEAN ? value.value : undefined;
}
