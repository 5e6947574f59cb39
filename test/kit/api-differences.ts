import { buildSchema, validateSchema, type GraphQLSchema } from 'graphql';
import type { Difference } from '../../supergraph/changes/change.ts';
import { changeKinds } from '../../supergraph/changes/change-kinds.ts';
import type { ChangeKindEntry } from '../../supergraph/changes/change-kind.ts';
import { compareApis } from '../../supergraph/changes/compare-apis.ts';

/**
 * What clients see differ between two API schemas, given as text. A text without a type Query is given
 * one. Each difference is held to what the catalogue promises of its kind.
 */
export async function apiDifferences(
  before: string,
  after: string,
): Promise<readonly Difference[]> {
  return heldToCatalogue(await compareApis(apiSchema(before), apiSchema(after)));
}

/** The same in lines: `BREAKING FIELD_REMOVED at A.b: A.b is gone. Operations that select it are refused.` */
export async function tellApis(before: string, after: string): Promise<readonly string[]> {
  return (await apiDifferences(before, after)).map(
    ({ severity, kind, coordinate, message, reason }) =>
      `${severity} ${kind} at ${coordinate}: ${message} ${reason}`,
  );
}

/** A schema that graphql-js finds valid. */
export function apiSchema(text: string): GraphQLSchema {
  const schema = buildSchema(
    /\btype Query\b|\bquery:/.test(text) ? text : `type Query { a: Int } ${text}`,
  );
  const errors = validateSchema(schema);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return schema;
}

/** Throws where a difference is not what the catalogue says that its kind can be. */
export function heldToCatalogue(differences: readonly Difference[]): readonly Difference[] {
  for (const { kind, level, severity, message, reason, coordinate } of differences) {
    const entry: ChangeKindEntry = changeKinds[kind];
    if (entry.level !== level || !entry.severities.includes(severity)) {
      throw new Error(
        `${kind} at ${coordinate} is ${level} and ${severity}: not in the catalogue.`,
      );
    }
    if (!message.endsWith('.') || !reason.endsWith('.')) {
      throw new Error(`${kind} at ${coordinate} does not speak in sentences: ${message} ${reason}`);
    }
  }
  return differences;
}
