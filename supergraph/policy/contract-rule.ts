import { didYouMean, isDuration } from '@demarc/supergraph/contract';

const number = String.raw`-?\d+(?:\.\d+)?`;
const range = new RegExp(`^(?<from>${number})\\.\\.(?<to>${number})$`);
const length = /^(?<from>\d+)\.\.(?<to>\d+)$/;

/** The words of `@contract(rules:)`, each with an example and what is wrong with its value, if anything is. */
const words: Readonly<
  Record<string, { readonly example: string; flaw(value: string | undefined): string | undefined }>
> = {
  range: { example: 'range:0..100', flaw: (value) => flawOf(range, value, 'two numbers') },
  length: { example: 'length:1..64', flaw: (value) => flawOf(length, value, 'two whole numbers') },
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
  const colon = entry.indexOf(':');
  const word = colon === -1 ? entry : entry.slice(0, colon);
  const known = words[word];
  if (known === undefined || !Object.hasOwn(words, word)) {
    const examples = Object.values(words).map(({ example }) => example);
    return `there is no such rule.${didYouMean(word, Object.keys(words))} There are: ${examples.join(', ')}.`;
  }
  const flaw = known.flaw(colon === -1 ? undefined : entry.slice(colon + 1));
  return flaw === undefined ? undefined : `${flaw}, as in ${known.example}.`;
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
