import {
  directivesNamed,
  federationNames,
  isType,
  type Contract,
} from '@demarc/supergraph/contract';
import { Kind } from 'graphql';

/** The first `@key` of a type as its contract writes it; undefined where it has none. */
export function firstKeyOf(type: string, { document }: Contract): string | undefined {
  const key = federationNames(document)('key');
  for (const node of document.definitions) {
    if (!isType(node) || node.name.value !== type) continue;
    for (const application of directivesNamed(node, key)) {
      const fields = application.arguments?.find(({ name }) => name.value === 'fields')?.value;
      if (fields?.kind === Kind.STRING) return `@key(fields: "${fields.value}")`;
    }
  }
  return undefined;
}
