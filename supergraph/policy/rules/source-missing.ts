import { ownFacts } from '../own-facts.ts';
import type { PolicyRule } from '../policy-rule.ts';
import { saidSource } from '../said-source.ts';

/** What several contexts build on says where its truth comes from. */
export const sourceMissing: PolicyRule = {
  code: 'SOURCE_MISSING',
  family: 'meaning',
  severity: 'WARNING',
  when: 'A field of an entity that this contract resolves does not say where its value comes from.',
  todo: 'Write `@contract(source: "context.table.column")`, or `"derived: …"` for what is computed.',
  *find({ facts: contract }) {
    for (const facts of ownFacts(contract)) {
      if (facts.kind !== 'FIELD' || !contract.entities.has(facts.type)) continue;
      if (saidSource(facts) !== undefined) continue;
      yield {
        facts,
        message:
          `${facts.coordinate} does not say where its value comes from. ` +
          'Write @contract(source: "context.table.column"), or source: "derived: …" for what is computed.',
      };
    }
  },
};
