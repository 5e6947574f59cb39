import type { Statement } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { describeChange } from './describe-change.ts';
import { argumentOf, federationDirectives } from './federation-directives.ts';
import type { PromisePair } from './promise-pair.ts';

/** What is asked of a reader: one of these sets has to be held as a whole; undefined asks nothing. */
type Demand = readonly (readonly string[])[] | undefined;

const demands = [
  ['authenticated', readAuthenticated],
  ['requiresScopes', (statement: Statement) => readSets(statement, 'requiresScopes', 'scopes')],
  ['policy', (statement: Statement) => readSets(statement, 'policy', 'policies')],
] as const;

/** What is asked of those who read it. */
export function* compareAccess({ before, after }: PromisePair): Generator<Difference> {
  for (const [directive, read] of demands) {
    const [was, is] = [read(before), read(after)];
    const message = describeChange({
      what: 'demand',
      coordinate: after.facts.coordinate,
      from: textOf(directive, was),
      to: textOf(directive, is),
    });
    if (!implies(was, is)) yield contractDifference('ACCESS_TIGHTENED', after, { message });
    else if (!implies(is, was)) yield contractDifference('ACCESS_LOOSENED', after, { message });
  }
}

/** True where whoever meets the one demand meets the other too. */
function implies(one: Demand, other: Demand): boolean {
  if (other === undefined) return true;
  if (one === undefined) return false;
  return one.every((held) => other.some((asked) => asked.every((item) => held.includes(item))));
}

/** Whose scopes are known is known himself. */
function readAuthenticated(statement: Statement): Demand {
  const asks = (['authenticated', 'requiresScopes'] as const).some(
    (name) => federationDirectives(statement, name).length > 0,
  );
  return asks ? [['authenticated']] : undefined;
}

function readSets(
  statement: Statement,
  directive: 'requiresScopes' | 'policy',
  argument: string,
): Demand {
  const [use] = federationDirectives(statement, directive);
  if (use === undefined) return undefined;
  // GraphQL coerces a single value to a list of one, on both levels.
  return listOf(argumentOf(use, argument)).map((set) => listOf(set).map(String));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function textOf(directive: string, demand: Demand): string | undefined {
  if (demand === undefined || directive === 'authenticated') return demand && `@${directive}`;
  const sets = demand.map((set) => set.map((item) => `"${item}"`).join(' and '));
  return `@${directive} ${sets.join(', or ')}`;
}
