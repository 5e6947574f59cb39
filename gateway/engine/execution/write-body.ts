import type { RequestText } from '../compilation/compiled-fetch.ts';
import type { SentVariables } from '../values/sent-variables.ts';

/** A list of representations, and the variable that it goes by. */
export interface RepresentationList {
  readonly variable: string;
  readonly representations: readonly string[];
}

/** The body of a request: its prepared text with the values in it. What nests too deeply for JSON throws here. */
export function writeBody(
  { head, variables }: RequestText,
  sent: SentVariables,
  lists: readonly RepresentationList[] = [],
): string {
  const values: string[] = [];
  for (const name of variables) {
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
    if (value !== undefined) values.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
  }
  for (const { variable, representations } of lists) {
    values.push(`"${variable}":[${representations.join(',')}]`);
  }
  return `${head}${values.join(',')}}}`;
}
