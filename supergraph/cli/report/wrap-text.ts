const WIDTH = 80;

/** How a text is set. */
export interface Layout {
  /** How far each line is moved in. */
  readonly indent?: number;
  /** How wide a line may be, the indent included; 80 unless said. */
  readonly columns?: number;
}

/** Breaks a sentence at spaces so that it stays within the columns, each line indented. */
export function wrapText(text: string, { indent = 0, columns = WIDTH }: Layout = {}): string {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && indent + longer.length > columns) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
  }
  return lines.map((line) => `${margin}${line}`.trimEnd()).join('\n');
}
