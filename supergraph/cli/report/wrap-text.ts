const WIDTH = 80;

/** How a text is set. */
export interface Layout {
  /** How far each line is moved in. */
  readonly indent?: number;
  /** How wide a line may be, the indent included; 80 unless said. */
  readonly columns?: number;
}

/**
 * Breaks a sentence at spaces so that it stays within the columns, each line indented. A line that is
 * moved in further stays so, with all that follows on it.
 */
export function wrapText(text: string, { indent = 0, columns = WIDTH }: Layout = {}): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    const lead = /^ */.exec(paragraph)?.[0] ?? '';
    const margin = `${' '.repeat(indent)}${lead}`;
    let line = '';
    for (const word of paragraph.slice(lead.length).split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && margin.length + longer.length > columns) {
        lines.push(`${margin}${line}`.trimEnd());
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(`${margin}${line}`.trimEnd());
  }
  return lines.join('\n');
}
