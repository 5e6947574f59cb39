import { Kind, parse, type DirectiveNode, type DocumentNode } from 'graphql';
import { GatewayFault } from './gateway-fault.ts';

/** What each specification would need that this gateway does not have. */
const UNSUPPORTED_SPECIFICATIONS: Readonly<Record<string, string>> = {
  authenticated: '@authenticated (fields that only signed-in users may read)',
  requiresScopes: '@requiresScopes (fields that need a scope)',
  policy: '@policy (fields that need a policy)',
  context: '@context and @fromContext',
  connect: '@connect (connectors)',
  source: '@source (connectors)',
};

const JOIN_SPECIFICATION = /\/join\/v\d/;

/**
 * Refuses a supergraph that would be served wrongly. Served without a guard for `@authenticated`, a
 * protected field would be open: so a refusal is the only safe answer.
 * Specifications are known by their `@link` URL, since an import may rename every directive.
 * @throws GatewayFault SUPERGRAPH_INVALID or SUPERGRAPH_UNSUPPORTED
 */
export function checkSupergraph(sdl: string, file: string): void {
  const document = parseSdl(sdl, file);
  const links = linkUrls(document);
  if (!links.some((url) => JOIN_SPECIFICATION.test(url))) {
    throw new GatewayFault(
      'SUPERGRAPH_INVALID',
      `${file} is GraphQL, but not a supergraph: it links no join specification. Is it a subgraph's contract? Compose the contracts first: npx demarc compose --output FILE`,
    );
  }
  const refused = [
    ...links.flatMap((url) => UNSUPPORTED_SPECIFICATIONS[specificationName(url)] ?? []),
    ...(hasSubscriptions(document) ? ['subscriptions'] : []),
    ...(usesOverrideLabel(document) ? ['progressive @override(label:)'] : []),
  ];
  if (refused.length === 0) return;
  throw new GatewayFault(
    'SUPERGRAPH_UNSUPPORTED',
    `${file} uses what this gateway cannot serve: ${refused.join('; ')}. Take it out of the contracts and compose again.`,
  );
}

function parseSdl(sdl: string, file: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayFault(
      'SUPERGRAPH_INVALID',
      `${file} is not GraphQL: ${reason} Compose it again.`,
      { cause: error },
    );
  }
}

function linkUrls(document: DocumentNode): string[] {
  return document.definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((node) => ('directives' in node ? (node.directives ?? []) : []))
    .flatMap((directive) => stringArgument(directive, 'url') ?? []);
}

/** `https://specs.apollo.dev/federation/v2.0` → `federation`, whoever serves it. */
function specificationName(url: string): string {
  return url.split('/').at(-2) ?? '';
}

function hasSubscriptions(document: DocumentNode): boolean {
  return document.definitions.some(
    (node) =>
      (node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION) &&
      node.operationTypes?.some(({ operation }) => operation.toString() === 'subscription'),
  );
}

function usesOverrideLabel(document: DocumentNode): boolean {
  return document.definitions.some(
    (node) =>
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
      node.fields?.some(({ directives }) =>
        directives?.some((directive) => stringArgument(directive, 'overrideLabel') !== undefined),
      ),
  );
}

function stringArgument(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
