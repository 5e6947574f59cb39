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
  const problems = result.error.issues.flatMap((issue): ConfigProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownKey(key, { path: issue.path, yaml, kind }));
    }
    const name = pathText(issue.path) || 'The file';
    const message =
      issue.input === undefined
        ? `${name} is missing: ${issue.message}.`
        : `${name} must be ${issue.message}, not ${shorten(issue.input)}.`;
    return [{ file: yaml.file, ...yaml.placeOfValue(issue.path), message }];
  });
  return { ok: false, problems };
}

function unknownKey(
  key: string,
  at: { path: readonly PropertyKey[]; yaml: YamlFile; kind: keyof typeof configKeys },
): ConfigProblem {
  const known = siblings(at.path, at.kind);
  const meant = suggest(key, known);
  const hint =
    meant === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
  return {
    file: at.yaml.file,
    ...at.yaml.placeOfKey([...at.path, key]),
    message: `Unknown key "${pathText([...at.path, key])}". ${hint}`,
  };
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
