import {
  directivesNamed,
  federationNames,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import type { PolicyRule, PolicySubject } from '../policy-rule.ts';
import { namedType } from '../named-type.ts';

const reserved = ['Query', 'Mutation', 'Subscription'];

/**
 * A business type of such a name composes without an error and becomes where operations start.
 * @see https://spec.graphql.org/draft/#sec-Root-Operation-Types.Default-Root-Operation-Type-Names
 */
export const reservedTypeName: PolicyRule = {
  code: 'RESERVED_TYPE_NAME',
  family: 'meaning',
  severity: 'ERROR',
  when: 'A type named Query, Mutation or Subscription bears `@key`, or is the type of a field.',
  todo: 'Put the context in front of its name, such as `BillingSubscription`.',
  *find(subject) {
    const { facts: contract } = subject;
    const leading = fieldsLeadingToReserved(subject);
    for (const name of reserved) {
      const type = contract.get(name);
      const field = leading.get(name);
      const key = type && keyOf(type, subject);
      if (key === undefined && field === undefined) continue;
      const what = key === undefined ? `is the type of ${String(field?.coordinate)}` : 'bears @key';
      yield {
        facts: type ?? field,
        message:
          `${name} ${what}, but GraphQL makes the type of that name the one where operations start. ` +
          `Give it a name of its own, such as ${prefixOf(subject)}${name}.`,
      };
    }
  },
};

/** The first field that leads to each of the reserved names. */
function fieldsLeadingToReserved({
  facts: { all },
}: PolicySubject): ReadonlyMap<string, CoordinateFacts> {
  const leading = new Map<string, CoordinateFacts>();
  for (const facts of all) {
    const type = facts.kind === 'FIELD' ? namedType(facts) : undefined;
    if (type !== undefined && reserved.includes(type) && !leading.has(type))
      leading.set(type, facts);
  }
  return leading;
}

function keyOf({ nodes }: CoordinateFacts, { contract }: PolicySubject): unknown {
  const key = federationNames(contract.document)('key');
  return nodes.flatMap((node) => directivesNamed(node, key))[0];
}

/** `order-intake` → `OrderIntake`. */
function prefixOf({ contract: { name } }: PolicySubject): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
