/** Something that may be said, and may be left unsaid. */
interface Saying {
  /** What it is called: `owner`, `retire date`. */
  readonly what: string;
  readonly coordinate: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isPlural?: boolean;
}

/** From what to what, in a sentence. */
export function describeChange({ what, coordinate, from, to, isPlural }: Saying): string {
  if (from === undefined) return `${coordinate} gets the ${what} ${to ?? 'none'}.`;
  if (to === undefined) return `${coordinate} loses the ${what} ${from}.`;
  return `The ${what} of ${coordinate} ${isPlural ? 'change' : 'changes'} from ${from} to ${to}.`;
}

/** How much of a text is repeated in a message. */
const LONGEST = 140;

/** Text in quotes; `from` and `to` are shortened alike, so that what differs is seen. */
export function quoteTexts(
  from: string | undefined,
  to: string | undefined,
): { readonly from: string | undefined; readonly to: string | undefined } {
  const [was, is] = [flatten(from), flatten(to)];
  const start = Math.max(was?.length ?? 0, is?.length ?? 0) > LONGEST ? wordBefore(was, is) : 0;
  return { from: quote(was, start), to: quote(is, start) };
}

function flatten(text: string | undefined): string | undefined {
  return text?.trim().replaceAll(/\s+/g, ' ');
}

/** Where the word begins that comes a little before the first difference. */
function wordBefore(was = '', is = ''): number {
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  return same < LONGEST / 2 ? 0 : was.lastIndexOf(' ', same - LONGEST / 4) + 1;
}

function quote(text: string | undefined, start: number): string | undefined {
  if (text === undefined) return undefined;
  const [head, tail] = [start > 0 ? '…' : '', text.length > start + LONGEST ? '…' : ''];
  return `"${head}${text.slice(start, start + LONGEST)}${tail}"`;
}
