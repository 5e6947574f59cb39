import { z } from 'zod';
import { demarcSchema } from './demarc-schema.ts';
import { ownersSchema } from './owners-schema.ts';

/** One key that may stand in a configuration file. */
export interface ConfigKey {
  /** `gateway.port`, `subgraphs[].name`. */
  readonly path: string;
  readonly required: boolean;
  readonly what: string;
}

/** Every key of each file, in the order of its schema: docs/configuration.md is proved against it. */
export const configKeys: Readonly<Record<'demarc.yaml' | 'owners.yaml', readonly ConfigKey[]>> = {
  'demarc.yaml': keysOf(demarcSchema, ''),
  'owners.yaml': keysOf(ownersSchema, ''),
};

function keysOf(schema: z.core.$ZodType, path: string): ConfigKey[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return keysOf(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodArray) return keysOf(schema.element, `${path}[]`);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([name, value]) => {
    const key = path === '' ? name : `${path}.${name}`;
    const required = !(value instanceof z.ZodOptional || value instanceof z.ZodDefault);
    const what = value instanceof z.ZodType ? (value.description ?? '') : '';
    return [{ path: key, required, what }, ...keysOf(value, key)];
  });
}
