import { contractRuleFlaw } from '@demarc/supergraph/contract';
import { Kind } from 'graphql';
import { applicationsOf, argumentValue } from '../applications.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** A rule with a typo in it would validate nothing, and nobody would notice. */
export const ruleMalformed: PolicyRule = {
  code: 'RULE_MALFORMED',
  family: 'meaning',
  severity: 'WARNING',
  when: 'An entry of `@contract(rules:)` is none of `range:a..b`, `length:a..b`, `items:a..b`, `pattern:`, `unique` and `freshness:`.',
  todo: 'Write the entry as the finding says.',
  *find({ facts: contract }) {
    for (const { directive, facts } of applicationsOf(contract, 'contract')) {
      const rules = argumentValue(directive, 'rules');
      // GraphQL coerces a single value to a list of one.
      for (const node of rules?.kind === Kind.LIST ? rules.values : [rules]) {
        const flaw = node?.kind === Kind.STRING ? contractRuleFlaw(node.value) : undefined;
        if (flaw === undefined || node?.kind !== Kind.STRING) continue;
        const where = facts?.coordinate ?? 'the schema';
        yield {
          facts,
          node,
          message: `The rule \`${node.value}\` of ${where} validates nothing: ${flaw}`,
        };
      }
    }
  },
};
