import { readFileSync } from 'node:fs';
import { errorCode } from '@demarc/foundation/process';
import { InvalidArgumentError } from 'commander';

/** Parses an operation: the text itself, the path of a file that ends in `.graphql`, or `-` for what is piped in. */
export function readOperation(given: string): string {
  if (given !== '-' && !given.endsWith('.graphql')) return given;
  try {
    return readFileSync(given === '-' ? 0 : given, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    throw new InvalidArgumentError(
      code === 'ENOENT' ? 'There is no such file.' : `It cannot be read (${code ?? 'no code'}).`,
    );
  }
}

/** Parses the variables of an operation, as wrong usage if they are no JSON object. */
export function parseVariables(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
  } catch {
    // Told below: what is no JSON and what is no object are mended alike.
  }
  throw new InvalidArgumentError(`It must be a JSON object, such as '{"id": "org_…"}'.`);
}

/** Adds `name=value` to what was said before it: the value is a text. */
export function addVariable(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && value !== undefined) return { ...before, [name]: value };
  throw new InvalidArgumentError('It must be a name, = and a text, such as id=org_….');
}
