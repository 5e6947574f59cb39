import { leavesOf, type FederationDirective, type Statement } from '@demarc/supergraph/contract';
import { print } from 'graphql';
import type { Difference } from '../change.ts';
import { contractDifference } from './contract-difference.ts';
import { describeChange } from './describe-change.ts';
import { federationDirectives, textOf } from './federation-directives.ts';
import type { PromisePair } from './promise-pair.ts';

/** Which fields of other subgraphs it needs, which ones it answers along with its own. */
export function* compareDependencies(pair: PromisePair): Generator<Difference> {
  const { before, after } = pair;
  const { coordinate } = after.facts;
  const { name } = after.contract.contract;

  const [from, to] = [fieldsOf(before, 'requires'), fieldsOf(after, 'requires')].map(listOf);
  if (from !== to) {
    yield contractDifference('REQUIRES_CHANGED', after, {
      message: describeChange({
        what: 'required fields',
        coordinate: `${coordinate} in ${name}`,
        from,
        to,
        isPlural: true,
      }),
    });
  }

  const [provided, provides] = [fieldsOf(before, 'provides'), fieldsOf(after, 'provides')];
  const gone = [...provided].filter((field) => !provides.has(field));
  const added = [...provides].filter((field) => !provided.has(field));
  if (gone.length > 0) {
    yield contractDifference('PROVIDES_REMOVED', after, {
      message: `${name} no longer provides ${gone.join(', ')} along ${coordinate}.`,
    });
  }
  if (added.length > 0) {
    yield contractDifference('PROVIDES_ADDED', after, {
      message: `${name} provides ${added.join(', ')} along ${coordinate}.`,
    });
  }

  for (const directive of ['context', 'fromContext'] as const) {
    const [was, is] = [usesOf(before, directive), usesOf(after, directive)];
    if (was === is) continue;
    yield contractDifference('CONTEXT_CHANGED', after, {
      message: describeChange({
        what: `@${directive}`,
        coordinate: `${coordinate} in ${name}`,
        from: was,
        to: is,
      }),
    });
  }
}

function fieldsOf(statement: Statement, directive: FederationDirective): Set<string> {
  const uses = federationDirectives(statement, directive);
  return new Set(uses.flatMap((use) => leavesOf(textOf(use, 'fields') ?? '')));
}

function listOf(fields: ReadonlySet<string>): string | undefined {
  return fields.size === 0 ? undefined : [...fields].sort().join(', ');
}

/** The arguments as they are written, whatever the directive is called here. */
function usesOf(statement: Statement, directive: FederationDirective): string | undefined {
  const uses = federationDirectives(statement, directive);
  if (uses.length === 0) return undefined;
  return uses
    .map((use) => `(${(use.arguments ?? []).map(print).join(', ')})`)
    .sort()
    .join(' ');
}
