import type { GraphPlaces } from './graph-places.ts';

/** A schema coordinate in quotes, as the composer writes them. */
const QUOTED = /"(@?[_A-Za-z]\w*(?:\.[_A-Za-z]\w*)?(?:\([_A-Za-z]\w*:\))?)"/g;

/** Where the composer names a member apart from its type. */
const members: readonly RegExp[] = [
  /Enum type "(?<type>\w+)" .* value "(?<member>\w+)" is not defined/,
  /Value "(?<member>\w+)" of enum type "(?<type>\w+)"/,
  /Union type "(?<type>\w+)" includes member type "(?<member>\w+)"/,
];

/**
 * The coordinate that a message is about: the first that it names, and of that the narrowest. The
 * words in quotes that no contract has are names of something else.
 */
export function subjectOf(message: string, graph: GraphPlaces): string | undefined {
  for (const pattern of members) {
    const { type, member } = pattern.exec(message)?.groups ?? {};
    if (type !== undefined && member !== undefined) return `${type}.${member}`;
  }
  let subject: string | undefined;
  for (const [, word = ''] of message.matchAll(QUOTED)) {
    if (subject !== undefined && !isWithin(word, subject)) continue;
    if (graph.sitesAt(word).length > 0) subject = word;
  }
  return subject;
}

/** True for `Type.field(argument:)` in `Type.field` and in `Type`. */
export function isWithin(coordinate: string | undefined, outer: string | undefined): boolean {
  if (coordinate === undefined || outer === undefined) return false;
  return coordinate.startsWith(`${outer}.`) || coordinate.startsWith(`${outer}(`);
}
