import { styleText } from 'node:util';

/** Prose is read best in lines of this length or less. */
const WIDEST = 80;
const NARROWEST = 40;

type Style = Parameters<typeof styleText>[0];

/** What text is laid out for. */
export interface Terminal {
  /** How wide a line may be. */
  readonly columns: number;
  /** Colours a text, where colours are shown. */
  readonly paint: (style: Style, text: string) => string;
}

/** The terminal behind a stream; a file or a pipe is 80 columns wide and has no colours. */
export function terminalOf(stream: NodeJS.WriteStream): Terminal {
  const columns = stream.isTTY && stream.columns > 0 ? stream.columns : WIDEST;
  return {
    columns: Math.max(NARROWEST, Math.min(WIDEST, columns)),
    // Given several styles at once, Node 20 does not ask the stream.
    paint: (style, text) =>
      [style].flat().reduce((painted, one) => styleText(one, painted, { stream }), text),
  };
}

/** A file to be read later, by anyone: 80 columns and no colours. */
export const pageTerminal: Terminal = { columns: WIDEST, paint: (_style, text) => text };
