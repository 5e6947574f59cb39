import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the repository. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What a user of a ready job may say. */
export interface Input {
  readonly description?: string;
  /** Absent where it has to be said. */
  readonly default?: string;
  readonly options?: readonly string[];
}

type Inputs = Readonly<Record<string, Input>>;

/** action.yml, as far as the tests look at it. */
export interface Action {
  readonly inputs: Inputs;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly id?: string;
      readonly if?: string;
      readonly uses?: string;
      readonly with?: Readonly<Record<string, unknown>>;
      readonly env?: Readonly<Record<string, string>>;
      readonly shell?: string;
      readonly run?: string;
    }[];
  };
}

/** A job of the GitLab component. */
export interface Job {
  readonly image: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: {
    readonly when: string;
    readonly paths: readonly string[];
    readonly reports: Readonly<Record<string, string>>;
  };
}

export const action = parse(read('action.yml')) as Action;

const [head, body] = parseAllDocuments(read('templates/demarc-check/template.yml')).map(
  (document) => document.toJS() as unknown,
);
export const componentInputs = (head as { spec: { inputs: Inputs } }).spec.inputs;
export const componentJob = (body as { 'demarc-check': Job })['demarc-check'];

/** The values of inputs, with the defaults of those that were not said. */
export function inputValues(
  inputs: Inputs,
  said: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const unknown = Object.keys(said).filter((name) => !(name in inputs));
  if (unknown.length > 0) throw new Error(`There is no input ${unknown.join(', ')}.`);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, said[name] ?? input.default ?? '']),
  );
}

/** Fills `${{ inputs.name }}` or `$[[ inputs.name ]]` in, as the CI systems do before a job runs. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(
    /\$\{\{ inputs\.([\w-]+) \}\}|\$\[\[ inputs\.([\w-]+) \]\]/g,
    (_all, ofAction?: string, ofComponent?: string) => {
      const value = values[ofAction ?? ofComponent ?? ''];
      if (value === undefined) throw new Error(`Nothing says what ${_all} is.`);
      return value;
    },
  );
}
