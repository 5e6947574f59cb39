import { didYouMean } from './did-you-mean.ts';
import { isDuration } from './is-duration.ts';

const number = String.raw`-?\d+(?:\.\d+)?`;
const range = new RegExp(`^(?<from>${number})\\.\\.(?<to>${number})$`);
const length = /^(?<from>\d+)\.\.(?<to>\d+)$/;

/** One entry of `@contract(rules:)`, read. Bounds belong to what is allowed. */
export type ContractRule =
  | { readonly kind: 'range' | 'length' | 'items'; readonly from: number; readonly to: number }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'unique' | 'freshness' };

/** The words of `@contract(rules:)`, each with an example and what is wrong with its value, if anything is. */
const words: Readonly<
  Record<string, { readonly example: string; flaw(value: string | undefined): string | undefined }>
> = {
  range: { example: 'range:0..100', flaw: (value) => flawOf(range, value, 'two numbers') },
  length: { example: 'length:1..64', flaw: (value) => flawOf(length, value, 'two whole numbers') },
  items: { example: 'items:1..100', flaw: (value) => flawOf(length, value, 'two whole numbers') },
  pattern: { example: 'pattern:^org_', flaw: patternFlaw },
  unique: {
    example: 'unique',
    flaw: (value) => (value === undefined ? undefined : 'it takes no value'),
  },
  freshness: {
    example: 'freshness:PT5M',
    flaw: (value) => (isDuration(value ?? '') ? undefined : 'it takes an ISO 8601 duration'),
  },
};

/** What is wrong with one entry of `@contract(rules:)`, and how to write it; undefined for a good one. */
export function contractRuleFlaw(entry: string): string | undefined {
  const [word, value] = splitOnce(entry);
  const known = words[word];
  if (known === undefined || !Object.hasOwn(words, word)) {
    const examples = Object.values(words).map(({ example }) => example);
    return `there is no such rule.${didYouMean(word, Object.keys(words))} There are: ${examples.join(', ')}.`;
  }
  const flaw = known.flaw(value);
  return flaw === undefined ? undefined : `${flaw}, as in ${known.example}.`;
}

/** Reads one entry; undefined for one with a flaw. */
export function readContractRule(entry: string): ContractRule | undefined {
  if (contractRuleFlaw(entry) !== undefined) return undefined;
  const [kind, value = ''] = splitOnce(entry);
  if (kind === 'unique' || kind === 'freshness') return { kind };
  if (kind === 'pattern') return { kind, pattern: new RegExp(value, 'u') };
  const { from, to } = range.exec(value)?.groups ?? {};
  return { kind: kind as 'range' | 'length' | 'items', from: Number(from), to: Number(to) };
}

/** The word, and what stands after its colon: undefined where there is none. */
function splitOnce(entry: string): readonly [string, string | undefined] {
  const colon = entry.indexOf(':');
  return colon === -1 ? [entry, undefined] : [entry.slice(0, colon), entry.slice(colon + 1)];
}

function flawOf(shape: RegExp, value: string | undefined, what: string): string | undefined {
  const { from, to } = shape.exec(value ?? '')?.groups ?? {};
  if (from === undefined || to === undefined) return `it takes ${what} with two dots between them`;
  return Number(from) <= Number(to)
    ? undefined
    : 'nothing lies between the two numbers: the smaller comes first';
}

/** Patterns are read with the flag `u`, in which a typo is an error and not a letter. */
function patternFlaw(value: string | undefined): string | undefined {
  if (!value) return 'it takes a regular expression';
  try {
    new RegExp(value, 'u');
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError)
      return `the regular expression is none (${error.message.replace(/^.*: /, '')})`;
    throw error;
  }
}
