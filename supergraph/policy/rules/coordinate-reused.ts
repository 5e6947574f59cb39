import { isSameMeaning, type CoordinateFacts } from '@demarc/supergraph/contract';
import { print } from 'graphql';
import { lifecyclesOf } from '../lifecycles.ts';
import type { PolicyRule, Violation } from '../policy-rule.ts';

/** Old clients, logs and stored operations still mean by the name what it meant. */
export const coordinateReused: PolicyRule = {
  code: 'COORDINATE_REUSED',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A name that was RETIRED is there again, or with another type or meaning.',
  todo: 'Give what is new a name of its own.',
  *find({ facts: contract, before, othersBefore = [], gone = [] }) {
    const told = new Set<string>();
    const versions = [...before, ...othersBefore];
    const retired = versions.flatMap((version) => lifecyclesOf(version, 'RETIRED'));
    for (const was of [...retired.map(({ facts }) => facts), ...gone]) {
      const now = contract.get(was.coordinate);
      if (now === undefined || now.isForeign || told.has(now.coordinate)) continue;
      const found = judge(now, was);
      if (found === undefined) continue;
      told.add(now.coordinate);
      yield found;
    }
  },
};

function judge(facts: CoordinateFacts, was: CoordinateFacts): Violation | undefined {
  const { coordinate, stage } = facts;
  const retired = `${coordinate} was RETIRED`;
  if (stage !== 'RETIRED') {
    return {
      facts,
      message: `${retired} and is there again. Whoever still asks for it means what it was: give what is new a name of its own.`,
    };
  }
  const [from, to] = [shapeOf(was), shapeOf(facts)];
  if (from !== to) {
    return {
      facts,
      message: `${retired} as ${from} and is now ${to}. Leave it as it was, and give what is new a name of its own.`,
    };
  }
  if (isSameMeaning(was.meaning, facts.meaning)) return undefined;
  return {
    facts,
    message: `${retired} with the meaning "${was.meaning}" and now says something else. Leave it as it was, and give what is new a name of its own.`,
  };
}

/** What kind of thing it is; whether it may be null makes no other thing of it. */
function shapeOf({ node }: CoordinateFacts): string {
  if ('type' in node) return print(node.type).replaceAll('!', '');
  return shapes[node.kind.replace(/(Definition|Extension)$/, '')] ?? node.kind;
}

const shapes: Readonly<Record<string, string>> = {
  ScalarType: 'a scalar',
  ObjectType: 'an object type',
  InterfaceType: 'an interface',
  UnionType: 'a union',
  EnumType: 'an enum',
  InputObjectType: 'an input type',
  EnumValue: 'a value of an enum',
};
