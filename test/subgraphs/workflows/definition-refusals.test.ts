import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { appendOnly, forbidden, refusalOf, type RefusedStatement } from './refusal.ts';
import { body, hashOf, nextRef, organization, requester, workspace } from './run-fixture.ts';

/** Tried as the role that owns the tables. */
const kept: readonly RefusedStatement[] = [
  appendOnly('a version changed', 'APPEND_ONLY', "update definition_versions set body = '{}'"),
  appendOnly('a version deleted', 'APPEND_ONLY', 'delete from definition_versions'),
  appendOnly('all versions deleted', 'APPEND_ONLY', 'truncate definition_versions cascade'),
];

/** Tried as the application. */
const forbiddenToApplication: readonly RefusedStatement[] = [
  forbidden('change a version', "update definition_versions set body = '{}'"),
  forbidden('delete a version', 'delete from definition_versions'),
  forbidden('move a definition', `update workflow_definitions set workspace_ref = null`),
  forbidden('rename a key', `update workflow_definitions set key = 'x-y'`),
  forbidden('delete a definition', 'delete from workflow_definitions'),
  forbidden(
    'give numbers by a trigger of its own',
    `do $$ begin
    create temp table mine (like definition_versions);
    create trigger mine before insert on mine for each row execute function check_version_number();
  end $$`,
  ),
];

const keyOf = (key: string) => ({
  key,
  workspaceRef: null as string | null,
  organizationRef: organization,
});

const malformed = [
  ...['Invoice', 'a', '1st', 'a b', 'x'.repeat(51), ''].map((key) => ({
    ...keyOf(key),
    by: 'workflow_definitions_key_check',
  })),
  {
    ...keyOf('fine'),
    organizationRef: workspace,
    by: 'workflow_definitions_organization_ref_check',
  },
  { ...keyOf('fine'), workspaceRef: organization, by: 'workflow_definitions_workspace_ref_check' },
];

const bodies: readonly { readonly what: string; readonly body: Json }[] = [
  { what: 'no steps', body: {} },
  { what: 'an empty list of steps', body: { steps: [] } },
  { what: 'steps that are no list', body: { steps: { key: 'check' } } },
  { what: 'null for steps', body: { steps: null } },
  { what: 'no object', body: ['steps'] },
];

/** Any JSON that the canonical form is defined for here: whole numbers, names of ASCII. */
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.includes('\u0000')),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[ -~]{0,6}$/), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe.each(engines)('definitions on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition);
    await publish(await define(keyOf('standing')), 1);
  });
  afterAll(() => workflows.close());

  async function define({ key, workspaceRef, organizationRef }: ReturnType<typeof keyOf>) {
    const [row] = await workflows.app(
      `insert into workflow_definitions (public_ref, organization_ref, workspace_ref, key, name)
       values (?, ?, ?, ?, 'Test') returning workflow_definition_id`,
      [nextRef('wfd'), organizationRef, workspaceRef, key],
    );
    return row?.['workflow_definition_id'];
  }

  function publish(id: unknown, number: number, value: Json = body, hash = hashOf(value)) {
    return workflows.app(
      `insert into definition_versions (workflow_definition_id, version_number, body, body_hash, published_by_ref)
       values (?, ?, ?, ?, ?)`,
      [id, number, JSON.stringify(value), hash, requester],
    );
  }

  test.each(kept)('refuse even the owner $what', async ({ sql, code, by }) => {
    expect(await refusalOf(workflows.owner(sql))).toEqual({ code, by });
  });

  test.each(forbiddenToApplication)('do not let the application $what', async ({ sql, code }) => {
    expect(await refusalOf(workflows.app(sql))).toEqual({ code });
  });

  test.each(malformed)(
    'refuse "$key" of $organizationRef, $workspaceRef',
    async ({ by, ...key }) => {
      expect(await refusalOf(define(key))).toEqual({ code: '23514', by });
    },
  );

  test('have a key once in an organization, and once in each of its workspaces', async () => {
    const by = 'workflow_definitions_organization_ref_workspace_ref_key_key';
    await define(keyOf('shared'));
    await define({ ...keyOf('shared'), workspaceRef: workspace });
    expect(await refusalOf(define(keyOf('shared')))).toEqual({ code: '23505', by });
    const again = define({ ...keyOf('shared'), workspaceRef: workspace });
    expect(await refusalOf(again)).toEqual({ code: '23505', by });
  });

  test.each(bodies)('are not published with $what', async ({ body: value }) => {
    const id = await define(keyOf(`body-${nextRef('key').slice(-20)}`));
    const refused = publish(id, 1, value);
    expect(await refusalOf(refused)).toEqual({ code: '23514', by: 'body_has_steps' });
  });

  test('are not published under the hash of something else', async () => {
    const id = await define(keyOf('hashed'));
    for (const hash of [hashOf({ steps: [] }), hashOf(body).subarray(1), Buffer.alloc(0)]) {
      const refused = publish(id, 1, body, hash);
      expect(await refusalOf(refused)).toEqual({ code: '23514', by: 'body_hash_is_of_body' });
    }
    await publish(id, 1);
  });

  test('number their versions without a gap', async () => {
    const id = await define(keyOf('numbered'));
    const gap = { code: '23514', by: 'VERSION_GAP' };
    for (const number of [0, 2, -1]) expect(await refusalOf(publish(id, number))).toEqual(gap);
    await publish(id, 1);
    for (const number of [1, 3]) expect(await refusalOf(publish(id, number))).toEqual(gap);
    await publish(id, 2);
  });

  test('let one of two publishers at the same moment have a number', async () => {
    const id = await define(keyOf('raced'));
    const outcomes = await Promise.all([1, 2, 3].map(() => refusalOf(publish(id, 1))));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
  });

  test('have one canonical form, here and in the database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(json, { minLength: 1, maxLength: 20 }), async (values) => {
        const rows = await workflows.app(
          `select canonical_json(value) as text
           from jsonb_array_elements(?::jsonb) with ordinality as given (value, place) order by place`,
          [JSON.stringify(values)],
        );
        expect(rows.map((row) => row['text'])).toEqual(values.map(canonicalJson));
      }),
      { numRuns: 40 },
    );
  });
});
