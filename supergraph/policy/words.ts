const WORD_OF_NAME = /[A-Z]+s?(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const WORD_OF_TEXT = /[\p{L}\p{N}_]+(?:['’]\p{L}+)?/gu;

/** The words of a name in lower case: `billingAccountIDs` → `billing`, `account`, `ids`; `PAST_DUE` → `past`, `due`. */
export function wordsOfName(name: string): readonly string[] {
  return (name.match(WORD_OF_NAME) ?? []).map((word) => word.toLowerCase());
}

/** The words of a text in lower case, without the mark of possession; names in it are taken apart. */
export function wordsOfText(text: string): readonly string[] {
  return (text.match(WORD_OF_TEXT) ?? []).flatMap((found) => {
    const word = found.replace(/['’]s$/, '');
    return /^\w+$/.test(word) ? wordsOfName(word) : [word.toLowerCase()];
  });
}

/** What singular and plural have in common, to compare with another stem: `entries`, `entry` → `entry`. */
export function stemOf(word: string): string {
  if (word.length < 3) return word;
  const singular = word.replace(/ies$/, 'y').replace(/([sxz]|ch|sh)es$|([^ius])s$/, '$1$2');
  // `one` is not `on`.
  return singular.length > 3 ? singular.replace(/e$/, '') : singular;
}
