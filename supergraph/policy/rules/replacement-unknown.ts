import { didYouMean, type GraphFacts } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import { membersOf } from '../members-of.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Clients are sent only to what is there. */
export const replacementUnknown: PolicyRule = {
  code: 'REPLACEMENT_UNKNOWN',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A `replacedBy` names what no contract of the graph has, or the very thing that it stands on.',
  todo: 'Name what clients should use instead: `Type.field`, `Type.field(argument:)`, `Enum.VALUE` or `Type`.',
  *find({ facts: contract, graph }) {
    let found = 0;
    for (const { facts, lifecycle } of lifecyclesOf(contract)) {
      const { replacedBy } = lifecycle;
      if (!replacedBy) continue;
      const isItself = replacedBy === facts.coordinate;
      if (!isItself && graph.speaker(replacedBy) !== undefined) continue;
      found += 1;
      // Looking for like names takes long, and who misses so many has another trouble than spelling.
      const suggest = found > MOST_SUGGESTIONS ? () => '' : didYouMean;
      yield {
        facts,
        node: argumentPlace(facts, 'lifecycle', 'replacedBy'),
        message: isItself
          ? `${facts.coordinate} is to be replaced by itself. Name what clients should use instead.`
          : `${facts.coordinate} is to be replaced by ${replacedBy}, but ${whatIsMissing(replacedBy, { graph, suggest })}`,
      };
    }
  },
};

const MOST_SUGGESTIONS = 20;

const COORDINATE =
  /^(?<type>[A-Z_]\w*)(?:\.(?<member>[A-Z_]\w*)(?:\((?<argument>[A-Z_]\w*):\))?)?$/i;

function whatIsMissing(
  replacedBy: string,
  { graph, suggest }: { graph: GraphFacts; suggest: typeof didYouMean },
): string {
  const { type, member, argument } = COORDINATE.exec(replacedBy)?.groups ?? {};
  if (type === undefined) {
    return 'that is no coordinate. Write it as Type.field, Type.field(argument:), Enum.VALUE or Type.';
  }
  if (graph.statements(type).length === 0) {
    const types = graph.contracts.flatMap(({ all }) =>
      all.flatMap((one) => (one.kind === 'TYPE' ? [one.coordinate] : [])),
    );
    return `no contract of the graph has a type ${type}.${suggest(type, types)}`;
  }
  const field = `${type}.${String(member)}`;
  if (argument === undefined || graph.statements(field).length === 0) {
    const names = graph.statements(type).flatMap(({ facts }) => membersOf(facts));
    return `${type} has no ${String(member)} in any contract.${suggest(String(member), names)}`;
  }
  return `${field} has no argument ${argument} in any contract.`;
}
