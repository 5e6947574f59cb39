import type { z } from 'zod';
import { configKeys } from './config-keys.ts';
import type { ConfigProblem } from './config-problem.ts';
import { suggest } from './suggest.ts';
import type { YamlFile } from './yaml-file.ts';

/** A value of the schema's type, or everything that is not as the schema says. */
export type SchemaResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Holds a parsed file against its schema; each problem stands where it can be mended. */
export function applySchema<Schema extends z.ZodType>(
  schema: Schema,
  yaml: YamlFile,
  kind: keyof typeof configKeys,
): SchemaResult<z.output<Schema>> {
  const result = schema.safeParse(yaml.value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const misspelt = new Set<string>();
  const unknown = result.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    return issue.keys.map((key) => {
      const known = siblings(issue.path, kind);
      const meant = suggest(key, known);
      if (meant !== undefined) misspelt.add(pathText([...issue.path, meant]));
      return unknownKey([...issue.path, key], { yaml, known, meant });
    });
  });
  const wrong = result.error.issues.flatMap((issue): ConfigProblem[] => {
    if (issue.code === 'unrecognized_keys') return [];
    const name = pathText(issue.path) || 'The file';
    const isMissing = issue.input === undefined;
    // It is there under another name, and that is said already.
    if (isMissing && misspelt.has(name)) return [];
    const message = isMissing
      ? `${name} is missing: ${issue.message}.`
      : `${name} must be ${issue.message}, not ${shorten(issue.input)}.`;
    return [{ file: yaml.file, ...yaml.placeOfValue(issue.path), message }];
  });
  const problems = [...wrong, ...unknown].sort(byPlace);
  return { ok: false, problems };
}

function byPlace(one: ConfigProblem, other: ConfigProblem): number {
  return one.line - other.line || one.column - other.column;
}

function unknownKey(
  path: readonly PropertyKey[],
  { yaml, known, meant }: { yaml: YamlFile; known: readonly string[]; meant: string | undefined },
): ConfigProblem {
  const hint =
    meant === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  const message = `Unknown key "${pathText(path)}". ${hint}`;
  return { file: yaml.file, ...yaml.placeOfKey(path), message };
}

function siblings(path: readonly PropertyKey[], kind: keyof typeof configKeys): string[] {
  const parent = pathText(path).replaceAll(/\[\d+\]/g, '[]');
  const prefix = parent === '' ? '' : `${parent}.`;
  return configKeys[kind]
    .filter((key) => key.path.startsWith(prefix))
    .map((key) => key.path.slice(prefix.length))
    .filter((name) => !/[.[]/.test(name));
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
