import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import type { TestSubgraph } from '../kit/test-subgraph.ts';
import { notebook } from './notebook/notebook.ts';

const organization = seedRef('org', 1);
const member = memberOf([organization], ['notebook.note.write']);
const WRITE = `mutation ($input: WriteNoteInput!) {
  writeNote(input: $input) { ... on WriteNotePayload { note { id body } } ... on NoteRefused { message } }
}`;

const READ = ['start transaction isolation level repeatable read read only', 'act as'] as const;
const CLAIM = ['begin', 'act as', 'lock', 'insert into idempotency_requests'] as const;
const FACT = ['lock', 'number', 'insert into domain_events'] as const;
const DECIDE = [...FACT, ...FACT, 'insert into notes'] as const;
const KEEP = ['update idempotency_requests', 'commit'] as const;

/** What a statement does, in few words. */
function inShort(statement: string): string {
  const text = statement.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
  if (text.includes('set_config')) return 'act as';
  if (/pg_(try_)?advisory_xact_lock/.test(text)) return 'lock';
  if (text.includes('next_aggregate_seq')) return 'number';
  const told =
    /^(begin|commit|rollback to savepoint|rollback|savepoint|set constraints all \w+|insert into \w+|update \w+)/;
  return told.exec(text)?.[0] ?? / from (\w+)/.exec(text)?.[0].trim() ?? text;
}

describe.each(engines)('what a request costs in statements on %s', (_name, engine) => {
  let context: TestSubgraph;
  beforeAll(async () => {
    context = await engine.openSubgraph(notebook);
  });
  afterAll(() => context.close());

  let count = 0;
  const fresh = (body?: string) => {
    count += 1;
    const input = { organizationId: organization, body: body ?? `note ${count}` };
    return { ...input, requestId: `request-number-${count}` };
  };
  async function statementsOf(operation: string, variables = {}, identity = member) {
    context.statements.length = 0;
    const { errors } = await context.executeAs(identity, operation, variables);
    return { statements: context.statements.map(inShort), codes: errors.map(({ code }) => code) };
  }

  test('a query: who asks is said once, for as many fields as there are', async () => {
    const ids = ['a', 'b', 'c'].map((alias) => `${alias}: note(id: "note_${alias}") { body }`);
    expect(await statementsOf(`{ ${ids.join(' ')} }`)).toEqual({
      statements: [...READ, 'from notes', 'rollback'],
      codes: [],
    });
  });

  test('a write, and the reading of its answer', async () => {
    expect(await statementsOf(WRITE, { input: fresh() })).toEqual({
      statements: [
        ...CLAIM,
        'savepoint',
        ...DECIDE,
        'set constraints all immediate',
        'set constraints all deferred',
        ...KEEP,
        ...READ,
        'from notes',
        'rollback',
      ],
      codes: [],
    });
  });

  test('a write that was done before', async () => {
    const input = fresh();
    await context.executeAs(member, WRITE, { input });
    expect(await statementsOf(WRITE, { input })).toEqual({
      statements: [
        ...CLAIM,
        'from idempotency_requests',
        'commit',
        ...READ,
        'from notes',
        'rollback',
      ],
      codes: [],
    });
  });

  test('a refusal', async () => {
    expect(await statementsOf(WRITE, { input: fresh('refuse') })).toEqual({
      statements: [
        ...CLAIM,
        'savepoint',
        ...DECIDE,
        'rollback to savepoint',
        ...KEEP,
        ...READ,
        'rollback',
      ],
      codes: [],
    });
  });

  test('a permission that is lacking', async () => {
    const nobody = memberOf([organization], []);
    expect(await statementsOf(WRITE, { input: fresh() }, nobody)).toEqual({
      statements: [...CLAIM, 'savepoint', 'rollback', ...READ, 'rollback'],
      codes: [],
    });
  });

  test('an id that stands for another request', async () => {
    const input = fresh();
    await context.executeAs(member, WRITE, { input });
    expect(await statementsOf(WRITE, { input: { ...input, body: 'other' } })).toEqual({
      statements: [...CLAIM, 'from idempotency_requests', 'rollback'],
      codes: ['REQUEST_ID_REUSED'],
    });
  });

  test('a document that is none: nothing', async () => {
    expect((await statementsOf('{ nothing }')).statements).toEqual([]);
  });
});
