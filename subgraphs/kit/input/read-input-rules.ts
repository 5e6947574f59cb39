import { Kind, visit, type DocumentNode, type InputValueDefinitionNode } from 'graphql';
import { readContractRule, type ContractRule } from '@demarc/supergraph/contract';

/** What a contract promises of the values that it takes, by coordinate: `Input.field`, `Type.field(arg:)`. */
export type InputRules = ReadonlyMap<string, readonly ContractRule[]>;

/** Reads `@contract(rules:)` of every input field and argument. A rule with a flaw is the check's to find. */
export function readInputRules(contract: DocumentNode): InputRules {
  const rules = new Map<string, readonly ContractRule[]>();
  const note = (coordinate: string, node: InputValueDefinitionNode) => {
    const found = rulesOf(node);
    if (found.length > 0) rules.set(coordinate, found);
  };
  visit(contract, {
    InputObjectTypeDefinition({ name: type, fields = [] }) {
      for (const field of fields) note(`${type.value}.${field.name.value}`, field);
    },
    ObjectTypeDefinition({ name: type, fields = [] }) {
      for (const { name, arguments: args = [] } of fields) {
        for (const arg of args) note(`${type.value}.${name.value}(${arg.name.value}:)`, arg);
      }
    },
  });
  return rules;
}

function rulesOf({ directives = [] }: InputValueDefinitionNode): ContractRule[] {
  return directives
    .filter(({ name }) => name.value === 'contract')
    .flatMap((directive) => directive.arguments ?? [])
    .filter(({ name }) => name.value === 'rules')
    .flatMap(({ value }) => (value.kind === Kind.LIST ? value.values : [value]))
    .flatMap((node) => {
      const rule = node.kind === Kind.STRING ? readContractRule(node.value) : undefined;
      return rule === undefined ? [] : [rule];
    });
}
