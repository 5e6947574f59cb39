import type { CoordinateFacts } from '@demarc/supergraph/contract';
import { stemOf, wordsOfName, wordsOfText } from './words.ts';

const stemsOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(stemOf));

/** Words that stand in any sentence. */
const particles: ReadonlySet<string> = new Set([
  ...[
    'a',
    'an',
    'the',
    'this',
    'that',
    'these',
    'those',
    'it',
    'its',
    'of',
    'to',
    'for',
    'in',
    'on',
  ],
  ...[
    'at',
    'by',
    'with',
    'as',
    'from',
    'and',
    'or',
    'is',
    'are',
    'was',
    'were',
    'be',
    'been',
    'being',
  ],
  ...['has', 'have', 'do', 'does'],
]);

/** What every coordinate is and does, and what stands where nothing was written yet. */
const commonplaces = stemsOf([
  ...[
    'field',
    'value',
    'type',
    'enum',
    'input',
    'object',
    'entity',
    'argument',
    'parameter',
    'list',
  ],
  ...['property', 'attribute', 'description', 'todo', 'tbd', 'fixme'],
]);
const verbs = stemsOf([
  ...['represent', 'represents', 'describe', 'describes', 'contain', 'contains', 'denotes'],
  ...['specifies', 'indicates', 'returns', 'gets'],
]);

/**
 * True for a description that is only the name in other words: it repeats the name, and has nothing
 * beside it but the names around and words that stand anywhere. `The invoice number` on
 * `Invoice.number` is one; `In use` on `State.ACTIVE`, and `The run` on `RunEdge.node`, say something.
 */
export function isTrivialMeaning(facts: CoordinateFacts): boolean {
  const own = stemsOf(wordsOfName(facts.node.name.value));
  const words = wordsOfText(facts.meaning).map((word) => (word === 'identifier' ? 'id' : word));
  const isCommonplace = (word: string) => commonplaces.has(stemOf(word));
  if (!words.some((word) => own.has(stemOf(word)))) {
    const isIdle = words.every((word) => particles.has(word) || isCommonplace(word));
    return isIdle && (words.length === 0 || words.some(isCommonplace));
  }
  const known = [own, namesAround(facts), verbs, commonplaces];
  return words.every(
    (word) =>
      particles.has(word) ||
      known.some((stems) => stems.has(stemOf(word))) ||
      // A unique identifier is one.
      (word === 'unique' && own.has('id')),
  );
}

function namesAround({ parent }: CoordinateFacts): ReadonlySet<string> {
  const names: string[] = [];
  for (let one = parent; one !== undefined; one = one.parent) names.push(one.node.name.value);
  return stemsOf(names.flatMap(wordsOfName));
}
