import type { FederationDirective, Statement } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { contractDifference, type ContractChangeKind } from './contract-difference.ts';
import { declarationBears, fieldBears } from './federation-directives.ts';
import type { PromisePair } from './promise-pair.ts';

/** Who else may resolve the fields of a type, and which of them it resolves itself. */
export function* compareSharing(pair: PromisePair): Generator<Difference> {
  if (pair.after.facts.kind !== 'TYPE') return;
  const fields = fieldsOf(pair);
  const { name } = pair.after.contract.contract;
  // A field of a key may be shared without saying so.
  const unkeyed = fields.filter(({ before, after }) => !isKey(before) || !isKey(after));
  yield* compareBearing(pair, {
    fields: unkeyed,
    directive: 'shareable',
    added: ['SHAREABLE_ADDED', (what) => `${name} lets other subgraphs resolve ${what} too.`],
    removed: [
      'SHAREABLE_REMOVED',
      (what) => `${name} no longer lets other subgraphs resolve ${what}.`,
    ],
  });
  yield* compareBearing(pair, {
    fields,
    directive: 'external',
    added: ['EXTERNAL_ADDED', (what) => `${name} no longer resolves ${what}, it only repeats it.`],
    removed: ['EXTERNAL_REMOVED', (what) => `${name} resolves ${what}, which it only repeated.`],
  });
}

type Saying = readonly [kind: ContractChangeKind, message: (what: string) => string];

interface Bearing {
  readonly fields: readonly PromisePair[];
  readonly directive: FederationDirective;
  readonly added: Saying;
  readonly removed: Saying;
}

/** Told once for the type where its declaration says so for all of its fields. */
function* compareBearing(
  type: PromisePair,
  { fields, directive, added, removed }: Bearing,
): Generator<Difference> {
  const bears = fields.map((field) => ({
    field,
    was: fieldBears(field.before, directive),
    is: fieldBears(field.after, directive),
  }));
  for (const isAdded of [false, true]) {
    const [kind, message] = isAdded ? added : removed;
    const changed = bears.filter(({ was, is }) => is === isAdded && was !== isAdded);
    const isWhole =
      changed.length === fields.length &&
      changed.every(({ field }) =>
        declarationBears(isAdded ? field.after : field.before, directive),
      );
    const told = isWhole ? [type].slice(0, changed.length) : changed.map(({ field }) => field);
    for (const { after } of told) {
      const { coordinate } = after.facts;
      const what = isWhole ? `the fields of ${coordinate}` : coordinate;
      yield contractDifference(kind, after, { message: message(what) });
    }
  }
}

/** The fields that the contract has before and after. */
function fieldsOf({ before, after }: PromisePair): readonly PromisePair[] {
  return after.facts.nodes.flatMap((node) =>
    ('fields' in node ? (node.fields ?? []) : []).flatMap(({ name }): PromisePair[] => {
      const coordinate = `${after.facts.coordinate}.${name.value}`;
      const [was, is] = [before.contract.get(coordinate), after.contract.get(coordinate)];
      if (was?.kind !== 'FIELD' || is?.kind !== 'FIELD') return [];
      return [
        {
          before: { contract: before.contract, facts: was },
          after: { contract: after.contract, facts: is },
        },
      ];
    }),
  );
}

function isKey({ contract, facts }: Statement): boolean {
  const name = facts.coordinate.slice(facts.type.length + 1);
  return contract.entities.get(facts.type)?.keyFields.has(name) ?? false;
}
