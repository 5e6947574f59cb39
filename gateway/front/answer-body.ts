/** A body that one or more responses are written with. */
export interface AnswerBody {
  /** In bytes. */
  readonly length: number;
  /**
   * What the next response is written with. The first takes the text, which goes out in one piece with its head and
   * leaves no buffer to be collected; those after it share one encoding of it.
   */
  next(): string | Buffer;
}

/** Makes a body of a text. */
export function bodyOf(text: string): AnswerBody {
  let isTaken = false;
  let bytes: Buffer | undefined;
  return {
    length: Buffer.byteLength(text),
    next() {
      if (isTaken) return (bytes ??= Buffer.from(text));
      isTaken = true;
      return text;
    },
  };
}
