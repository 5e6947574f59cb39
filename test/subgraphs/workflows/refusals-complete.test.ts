import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { refusalOf } from './refusal.ts';
import { refusedRows } from './refused-rows.ts';

const tables = [
  'workflow_definitions',
  'definition_versions',
  'workflow_runs',
  'run_steps',
  'approval_requests',
  'approval_decisions',
  'workflow_transitions',
  'run_state_machine',
];

describe.each(engines)('the constraints of workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 2 });
  });
  afterAll(() => workflows.close());

  test.each(refusedRows)('refuse $what, even where no trigger does', async ({ sql, code, by }) => {
    expect(await refusalOf(workflows.owner(sql))).toEqual({ code, by });
  });

  test('are all named by a refusal in one of these tests', async () => {
    const folder = new URL('.', import.meta.url);
    const tests = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const named = new Set([
      ...tests
        .join('\n')
        .matchAll(/[a-z][a-z0-9]*(?:_[a-z0-9]+)+/g)
        .map(([name]) => name),
      ...refusedRows.map(({ by }) => by),
    ]);
    // A unique that contains the primary key only lets a foreign key name both columns.
    const constraints = await workflows.owner(
      `select conname from pg_constraint join pg_class on pg_class.oid = conrelid
       where relname = any(string_to_array(?, ',')) and contype in ('c', 'u', 'f')
         and not (contype = 'u' and conkey @> (
           select keys.conkey from pg_constraint keys
           where keys.conrelid = pg_class.oid and keys.contype = 'p'))`,
      [tables.join()],
    );
    expect(constraints.length).toBeGreaterThan(40);
    const missing = constraints
      .map(({ conname }) => String(conname))
      .filter((name) => !named.has(name));
    expect(missing).toEqual([]);
  });
});
