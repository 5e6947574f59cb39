import type { DataClass } from '@demarc/supergraph/contract';
import {
  impersonalBefore,
  neutralAfter,
  personalPhrases,
  type PersonalPhrases,
} from './personal-phrases.ts';
import { stemOf, wordsOfName } from './words.ts';

/** What a value is, as far as its type tells. */
export type ValueShape = 'TEXT' | 'NUMBER' | 'CHOICE';

/** What a name looks like. */
export interface PersonalLook {
  /** In words, such as `email`. */
  readonly phrase: string;
  readonly class: DataClass;
}

type Entry = PersonalLook & Pick<PersonalPhrases, 'values'>;

const stemsOf = (words: readonly string[]) => words.map(stemOf);
const entries: ReadonlyMap<string, Entry> = new Map(
  personalPhrases.flatMap(({ phrases, ...group }) =>
    phrases.map((phrase): [string, Entry] => [
      stemsOf(phrase.split(' ')).join(''),
      { ...group, phrase },
    ]),
  ),
);
const neutral = new Set(stemsOf(neutralAfter));
const before = new Map(
  Object.entries(impersonalBefore).map(([phrase, words]) => [phrase, new Set(stemsOf(words))]),
);

/**
 * What personal thing a name names, word by word: the last words tell, so that `emailVerifiedAt` is a
 * moment and `tokenCount` a number. Undefined where nothing looks personal.
 */
export function looksPersonal(name: string, shape: ValueShape): PersonalLook | undefined {
  const words = stemsOf(wordsOfName(name));
  while (words.length > 0) {
    for (const start of words.keys()) {
      const entry = entries.get(words.slice(start).join(''));
      if (entry === undefined || !fits(entry, shape)) continue;
      if (before.get(entry.phrase)?.has(words[start - 1] ?? '') === true) continue;
      return { phrase: entry.phrase, class: entry.class };
    }
    const last = words.pop() ?? '';
    if (!neutral.has(last) && !/^\d+$/.test(last)) return undefined;
  }
  return undefined;
}

function fits({ values }: Entry, shape: ValueShape): boolean {
  switch (shape) {
    case 'TEXT':
      return true;
    case 'NUMBER':
      return values === 'NUMBERS';
    case 'CHOICE':
      return values === 'CHOICES';
  }
}
