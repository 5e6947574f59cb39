import { Kind, type DocumentNode } from 'graphql';
import { mutationsOf, pascalCase } from '../mutations.ts';
import { innermostType } from '../innermost-type.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** A payload has room for a refusal, and for what is added later; a bare entity has not. */
export const mutationWithoutPayload: PolicyRule = {
  code: 'MUTATION_WITHOUT_PAYLOAD',
  family: 'writes',
  severity: 'ERROR',
  when: 'A mutation answers neither a type whose name ends in `Payload` nor a union with such a member.',
  todo: 'Answer a payload, best in a union with the refusals by name.',
  *find({ facts: contract, contract: { document } }) {
    const unions = unionsWithPayload(document);
    for (const { facts, field } of mutationsOf(contract)) {
      const type = innermostType(field.type);
      if (isPayload(type.name.value) || unions.has(type.name.value)) continue;
      yield {
        facts,
        node: type,
        message:
          `${facts.coordinate} answers ${type.name.value}, which leaves no room for a refusal. Answer a ` +
          `union of ${pascalCase(field)}Payload and the refusals, or that payload alone.`,
      };
    }
  },
};

function unionsWithPayload({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((node) => {
      const isUnion =
        node.kind === Kind.UNION_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_EXTENSION;
      const hasPayload = isUnion && node.types?.some(({ name }) => isPayload(name.value));
      return hasPayload === true ? [node.name.value] : [];
    }),
  );
}

function isPayload(name: string): boolean {
  return name.endsWith('Payload');
}
