import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateNames } from './names-of.ts';

/** A file to write, its path relative to the subgraph's folder. */
export interface FilledFile {
  readonly path: string;
  readonly text: string;
}

const ENDING = '.template';

/** Fills every file of a template's folder, and the names of the files. */
export async function fillTemplate(
  folder: string,
  names: TemplateNames,
): Promise<readonly FilledFile[]> {
  const found = await readdir(folder, { recursive: true });
  const templates = found.filter((path) => path.endsWith(ENDING)).sort();
  return Promise.all(
    templates.map(async (path) => ({
      path: fill(path.slice(0, -ENDING.length), names),
      text: fill(await readFile(join(folder, path), 'utf8'), names),
    })),
  );
}

function fill(text: string, names: TemplateNames): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_open, name: string) => {
    const word = names[name];
    if (word === undefined)
      throw new RangeError(`The template asks for {{${name}}}, which nothing names.`);
    return word;
  });
}
