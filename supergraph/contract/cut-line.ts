/** Which part of a line is shown. */
export interface ShownPart {
  /** How many characters stand before it. */
  readonly from: number;
  /** How many fit. */
  readonly room: number;
}

/** The part of a line that is shown, with … where there is more before or behind it. */
export function cutLine(line: string, { from, room }: ShownPart): string {
  const end = from + room;
  const isCutBefore = from > 0 && line.slice(0, from + 1).trim() !== '';
  const part = isCutBefore ? `…${line.slice(from + 1, end)}` : line.slice(from, end);
  return line.length > end ? `${part.slice(0, -1)}…` : part;
}
