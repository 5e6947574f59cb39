import type { ContractFacts } from '@demarc/supergraph/contract';
import { Kind, print, type InputValueDefinitionNode } from 'graphql';
import { mutationsOf, pascalCase, type Mutation } from '../mutations.ts';
import { innermostType } from '../innermost-type.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** A client whose request was lost sends it again: only by its request id is the second one known. */
export const mutationNotRetryable: PolicyRule = {
  code: 'MUTATION_NOT_RETRYABLE',
  family: 'writes',
  severity: 'ERROR',
  when: 'A mutation takes no required input object with `requestId: ID!`.',
  todo: 'Give it one argument `input:` of an input type with `requestId: ID!`.',
  *find({ facts: contract }) {
    for (const mutation of mutationsOf(contract)) {
      const args = mutation.field.arguments ?? [];
      if (args.some((argument) => isRetryable(argument, contract))) continue;
      const { facts } = mutation;
      const message = `${facts.coordinate} cannot be sent again safely: ${advice(mutation, contract)}`;
      yield { facts, message };
    }
  },
};

function isRetryable(argument: InputValueDefinitionNode, contract: ContractFacts): boolean {
  const { type } = argument;
  return (
    type.kind === Kind.NON_NULL_TYPE &&
    type.type.kind === Kind.NAMED_TYPE &&
    argument.defaultValue === undefined &&
    isRequestId(requestIdOf(argument, contract))
  );
}

/** The field `requestId` of the argument's input type. */
function requestIdOf({ type }: InputValueDefinitionNode, contract: ContractFacts) {
  const node = contract.get(`${innermostType(type).name.value}.requestId`)?.node;
  return node?.kind === Kind.INPUT_VALUE_DEFINITION ? node : undefined;
}

function isRequestId(node: InputValueDefinitionNode | undefined): boolean {
  return node !== undefined && print(node.type) === 'ID!' && node.defaultValue === undefined;
}

function advice({ field }: Mutation, contract: ContractFacts): string {
  const inputs = (field.arguments ?? []).filter(({ type }) =>
    contract.get(innermostType(type).name.value)?.node.kind.startsWith('InputObject'),
  );
  const [first] = inputs;
  if (first === undefined) {
    return (
      'it takes no input object, which would hold its request id. ' +
      `Write ${field.name.value}(input: ${pascalCase(field)}Input!), and give that input requestId: ID!.`
    );
  }
  const withId = inputs.find((input) => requestIdOf(input, contract) !== undefined);
  const requestId = withId && requestIdOf(withId, contract);
  const input = withId ?? first;
  const type = innermostType(input.type).name.value;
  if (requestId === undefined) return `${type} has no request id. Add requestId: ID! to it.`;
  if (!isRequestId(requestId)) {
    const given = [print(requestId.type), requestId.defaultValue ? 'with a default' : ''];
    return `${type}.requestId is ${given.join(' ').trim()}, so that it may be missing. Write requestId: ID!.`;
  }
  return `the argument ${input.name.value} may be missing or hold several. Write ${input.name.value}: ${type}!.`;
}
