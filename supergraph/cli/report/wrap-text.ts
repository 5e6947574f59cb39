const WIDTH = 80;

/** Breaks a sentence at spaces so that it stays within 80 columns, each line indented. */
export function wrapText(text: string, indent: number): string {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && indent + longer.length > WIDTH) {
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
