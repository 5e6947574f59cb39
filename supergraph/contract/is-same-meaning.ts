/** True where two texts differ in case, white space and punctuation at most. */
export function isSameMeaning(one: string, other: string): boolean {
  return one === other || wordsOf(one) === wordsOf(other);
}

/** What stands between two digits belongs to the number: `1.5` is not `15`. */
function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/(?<!\d)[\s`\p{P}]+|[\s`\p{P}]+(?!\d|[\s`\p{P}])/gu, '')
    .replaceAll(/\s+/g, ' ');
}
