import { placeOf, type Finding, type Severity } from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';
import type { PolicyRule, PolicySubject, Violation } from './policy-rule.ts';
import { policyRules } from './policy-rules.ts';

/** What demarc.yaml makes of a rule, by its code; OFF leaves it out. */
export type RuleSeverities = ReadonlyMap<string, Severity | 'OFF'>;

/** May this contract be written so? Every offence, in the order of the rules and then of the file. */
export function applyPolicy(
  subject: PolicySubject,
  severities: RuleSeverities = new Map(),
): readonly Finding[] {
  return policyRules.flatMap((rule) => {
    const configured = severities.get(rule.code);
    if (configured === 'OFF') return [];
    return [...rule.find(subject)].map((violation) =>
      toFinding(rule, violation, { subject, configured }),
    );
  });
}

function toFinding(
  rule: PolicyRule,
  violation: Violation,
  { subject, configured }: { subject: PolicySubject; configured: Severity | undefined },
): Finding {
  const { facts, message, node } = violation;
  const { contract } = subject;
  const coordinate = violation.coordinate ?? facts?.coordinate;
  const owner = violation.owner ?? facts?.owner ?? subject.facts.schemaOwner;
  const location = (node ?? nameOf(facts?.node))?.loc;
  return {
    code: rule.code,
    // What demarc.yaml says of a rule holds for all of its offences.
    severity: configured ?? violation.severity ?? rule.severity,
    ...(coordinate !== undefined && { coordinate }),
    message,
    ...(owner !== undefined && { owner }),
    subgraph: contract.name,
    ...(location ? placeOf(location) : fileOf(contract.document)),
  };
}

/** A definition begins with its description: its name is what the reader looks for. */
function nameOf(node: ASTNode | undefined): ASTNode | undefined {
  return node !== undefined && 'name' in node ? node.name : node;
}

function fileOf({ loc }: ASTNode): Partial<Finding> {
  return loc === undefined ? {} : placeOf({ source: loc.source, start: 0 });
}
