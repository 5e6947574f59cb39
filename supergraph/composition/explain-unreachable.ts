import type { Contract } from '@demarc/supergraph/contract';
import { joinSentences } from './advice.ts';
import { firstKeyOf } from './first-key.ts';
import type { Placed } from './locate-remark.ts';

/** `cannot move to subgraph "b" using @key(fields: "code") of "T", the key field(s) cannot be …` */
const KEY_UNKNOWN =
  /move to subgraph "([^"]+)" using @key\(fields: "([^"]+)"\) of "(\w+)", the key field\(s\) cannot be resolved from subgraph "([^"]+)"/g;

/** `cannot move to subgraph "b", which has field "T.f", because type "T" has no @key defined` */
const KEY_MISSING =
  /move to subgraph "([^"]+)", which has field "[^"]+", because type "(\w+)" has no @key/g;

/** The composer's query is printed over many lines. */
const QUERY = /^(The following supergraph API query):\n((?:\w+ )?\{[\s\S]*?\n\})\n/;

/** Says of a field that no query plan reaches whose it is, from where it is not reached, and what helps. */
export function explainUnreachable(
  message: string,
  place: Placed,
  contracts: readonly Contract[],
): string {
  const text = message.replace(
    QUERY,
    (_, words: string, query: string) => `${words} ${query.replaceAll(/\s+/g, ' ')}\n`,
  );
  const advice = adviceOf(message, place, contracts);
  const { coordinate } = place;
  // What is said of a mutation's field names it in its first words.
  if (coordinate === undefined || text === message) {
    return advice === undefined ? text : joinSentences(text, advice);
  }
  // The proof can be long: what to do stands before it.
  const found = `No query plan reaches ${coordinate}${whose(place)}.`;
  return [found, ...(advice === undefined ? [] : [advice]), text].join('\n');
}

/** `, which billing resolves (owner: payments), from accounts (owner: identity)` */
function whose({ subgraph, owner, otherPlaces = [] }: Placed): string {
  const named = (name: string, team: string | undefined) =>
    team === undefined ? name : `${name} (owner: ${team})`;
  const others = new Map(otherPlaces.map((place) => [place.subgraph, place.owner]));
  others.delete(subgraph ?? '');
  const from = [...others].map(([name, team]) => named(name, team)).join(' and ');
  const resolver = subgraph === undefined ? '' : ` of ${named(subgraph, owner)}`;
  return `${resolver}${from === '' ? '' : ` from ${from}`}`;
}

function adviceOf(
  message: string,
  { subgraph }: Placed,
  contracts: readonly Contract[],
): string | undefined {
  const contractNamed = (name: string) => contracts.find((contract) => contract.name === name);
  for (const [, to = '', fields, type = '', from = ''] of message.matchAll(KEY_UNKNOWN)) {
    const known = contractNamed(from);
    if (to !== subgraph || known === undefined) continue;
    const key = firstKeyOf(type, known);
    const widen = `${type} in ${from} the field ${fields}`;
    return key === undefined
      ? `Give ${widen}.`
      : `Give ${type} in ${to} a key that ${from} has, ${key}, or ${widen}.`;
  }
  for (const [, to = '', type = ''] of message.matchAll(KEY_MISSING)) {
    const keyed = contracts.find((contract) => firstKeyOf(type, contract) !== undefined);
    const key = keyed && firstKeyOf(type, keyed);
    return key === undefined
      ? `Give ${type} the same @key in all of them.`
      : `Repeat ${key} on ${type} in ${to}.`;
  }
  return undefined;
}
