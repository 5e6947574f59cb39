import { randomBytes } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import type { DatabaseDefinition, Migration } from '@demarc/foundation/database';

export const SampleSchema = defineEntity({
  name: 'Sample',
  tableName: 'samples',
  properties: {
    sampleId: p.bigint().primary(),
    big: p.bigint(),
    amount: p.decimal(),
    day: p.date(),
    at: p.datetime(),
    document: p.json(),
    bytes: p.blob(),
    names: p.array(),
  },
});

/** One value of every type that needs care between PostgreSQL and JavaScript. */
export class Sample extends SampleSchema.class {}

SampleSchema.setClass(Sample);

/** A schema of one table. */
export const firstMigration = (context: string): Migration => ({
  name: '001-samples',
  statements: [
    `create table samples (
       sample_id bigint generated always as identity primary key,
       big bigint not null,
       amount numeric(38, 12) not null,
       day date not null,
       at timestamptz not null,
       document jsonb not null,
       bytes bytea not null,
       names text[] not null
     )`,
    `grant select, insert on samples to ${context}_app`,
  ],
});

/**
 * A database with that table, of a context of its own: roles belong to the whole cluster, so a test
 * that runs on a PostgreSQL takes care to remove them.
 */
export function sampleDatabase(
  later: readonly Migration[] = [],
  context = 'accounts',
): DatabaseDefinition {
  return {
    context,
    entities: [SampleSchema],
    migrations: [firstMigration(context), ...later],
  };
}

/** A context that no other test knows. */
export const unknownContext = (): string => `t${randomBytes(6).toString('hex')}`;
