const formats = {
  and: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  or: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
};

const MOST = 8;

/** `a, b and c`; of a long list the first eight, and how many more there are. */
export function listNames(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (names.length <= MOST) return formats[word].format(names);
  return `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`;
}
