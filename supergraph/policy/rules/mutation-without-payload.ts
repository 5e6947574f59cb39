import { mutationsOf, pascalCase } from '../mutations.ts';
import { innermostType } from '../innermost-type.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** A payload has room for a refusal, and for what is added later; a bare entity has not. */
export const mutationWithoutPayload: PolicyRule = {
  code: 'MUTATION_WITHOUT_PAYLOAD',
  family: 'writes',
  severity: 'ERROR',
  when: 'A mutation answers a type whose name does not end in `Payload`.',
  todo: 'Answer a payload, best a union of success and refusals.',
  *find({ facts: contract }) {
    for (const { facts, field } of mutationsOf(contract)) {
      const type = innermostType(field.type);
      if (type.name.value.endsWith('Payload')) continue;
      yield {
        facts,
        node: type,
        message:
          `${facts.coordinate} answers ${type.name.value}, which leaves no room for a refusal. Answer a ` +
          `type whose name ends in Payload, such as the union ${pascalCase(field)}Payload.`,
      };
    }
  },
};
