import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { purgeRequests, runJob, seedRef } from '@demarc/kit';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import type { TestSubgraph } from '../kit/test-subgraph.ts';
import type { NotebookData } from './notebook/notebook-data.ts';
import { notebook } from './notebook/notebook.ts';

const organization = seedRef('org', 1);
const [ines, ada] = [1, 2].map((member) =>
  memberOf([organization], ['notebook.note.write'], seedRef('usr', 1, member)),
) as [ReturnType<typeof memberOf>, ReturnType<typeof memberOf>];
const RESULT = `__typename
  ... on WriteNotePayload { replayed note { id body } }
  ... on NoteRefused { message body }
  ... on PermissionDenied { permission }`;
const WRITE = `mutation ($input: WriteNoteInput!) { writeNote(input: $input) { ${RESULT} } }`;

describe.each(engines)('a request id on %s', (_name, engine) => {
  let context: TestSubgraph;
  let count = 0;
  beforeAll(async () => (context = await engine.openSubgraph(notebook, { now: new Date() })));
  afterAll(() => context.close());

  /** An input that no test before has sent. */
  const fresh = (changes: object = {}) => {
    count += 1;
    const requestId = `request-number-${count}`;
    return { requestId, organizationId: organization, body: `note ${count}`, ...changes };
  };
  const write = async (input: object, identity = ines, operation = WRITE) => {
    const { data, errors } = (await context.executeAs(identity, operation, { input })) as {
      readonly data: Partial<NotebookData> | null;
      readonly errors: readonly { readonly code: unknown }[];
    };
    return { result: data?.writeNote, codes: errors.map(({ code }) => code) };
  };
  /** Everything that a write leaves. */
  const traces = async () => {
    const [row] = await context.owner(
      `select (select count(*)::int from notes) as notes,
         (select count(*)::int from domain_events) as facts,
         (select count(*)::int from idempotency_requests) as requests`,
    );
    return row as { notes: number; facts: number; requests: number };
  };

  test('sent again has the same outcome and no other effect', async () => {
    const input = fresh();
    const first = await write(input);
    const before = await traces();
    const second = await write(input);
    expect(first.result).toMatchObject({ __typename: 'WriteNotePayload', replayed: false });
    expect(second).toEqual({ result: { ...first.result, replayed: true }, codes: [] });
    expect(await traces()).toEqual(before);
  });

  test('sent again may select other fields, and reads what holds now', async () => {
    const input = fresh();
    const first = await write(input);
    await context.owner(`update notes set body = 'since' where public_ref = ?`, [
      first.result?.note.id,
    ]);
    const other = `mutation ($input: WriteNoteInput!) {
      again: writeNote(input: $input) { ... on WriteNotePayload { replayed note { body } } }
    }`;
    const answer = await context.executeAs(ines, other, { input });
    expect((answer.data as { again: unknown }).again).toEqual({
      replayed: true,
      note: { body: 'since' },
    });
    await context.owner(`update notes set body = ? where public_ref = ?`, [
      input.body,
      first.result?.note.id,
    ]);
  });

  test('is the same request however its input is written down', async () => {
    const input = fresh();
    await write(input);
    const reversed = Object.fromEntries(Object.entries(input).reverse());
    expect((await write(reversed)).result?.replayed).toBe(true);
    const literal = `mutation { writeNote(input: {
      body: "${input.body}", organizationId: "${organization}", requestId: "${input.requestId}"
    }) { ${RESULT} } }`;
    expect((await write({}, ines, literal)).result?.replayed).toBe(true);
  });

  test.each([
    ['another text', { body: 'other' }],
    ['a field more', { weight: 1 }],
    ['null in place of nothing', { weight: null }],
  ])('stands for one input: %s is refused', async (_what, changes) => {
    const input = fresh();
    await write(input);
    const before = await traces();
    expect((await write({ ...input, ...changes })).codes).toEqual(['REQUEST_ID_REUSED']);
    expect(await traces()).toEqual(before);
  });

  test('stands for one mutation', async () => {
    const input = fresh();
    const { result } = await write(input);
    const link = { requestId: input.requestId, fromId: result?.note.id, toId: result?.note.id };
    const { errors } = await context.executeAs(
      ines,
      'mutation ($input: LinkNotesInput!) { linkNotes(input: $input) { __typename } }',
      { input: link },
    );
    expect(errors.map(({ code }) => code)).toEqual(['REQUEST_ID_REUSED']);
  });

  test('is one user’s own: another has it too, and learns nothing', async () => {
    const input = fresh();
    const first = await write(input);
    const second = await write({ ...input, body: 'of another' }, ada);
    expect(second.result).toMatchObject({ replayed: false, note: { body: 'of another' } });
    expect(second.result?.note.id).not.toBe(first.result?.note.id);
    expect((await write(input)).result).toEqual({ ...first.result, replayed: true });
  });

  test('keeps a refusal, which leaves nothing else', async () => {
    const input = fresh({ body: 'refuse' });
    const before = await traces();
    const refused = {
      __typename: 'NoteRefused',
      message: 'This note is not taken.',
      body: 'refuse',
    };
    expect(await write(input)).toEqual({ result: refused, codes: [] });
    const after = await traces();
    expect(after).toEqual({ ...before, requests: before.requests + 1 });
    expect(await write(input)).toEqual({ result: refused, codes: [] });
    expect(await traces()).toEqual(after);
  });

  test('is not used up by a permission that is lacking', async () => {
    const input = fresh();
    const before = await traces();
    const nobody = memberOf([organization], [], ines.subject);
    expect((await write(input, nobody)).result).toEqual({
      __typename: 'PermissionDenied',
      permission: 'notebook.note.write',
    });
    expect(await traces()).toEqual(before);
    expect((await write(input)).result).toMatchObject({ replayed: false });
  });

  test('is not used up by a fault, which takes everything back', async () => {
    const input = fresh({ body: 'fail' });
    const before = await traces();
    expect(await write(input)).toEqual({ result: undefined, codes: ['INTERNAL_SERVER_ERROR'] });
    expect(await traces()).toEqual(before);
    expect((await write({ ...input, body: 'mended' })).result).toMatchObject({ replayed: false });
  });

  test('is not used up by what the database refuses at the end', async () => {
    const body = 'twice';
    await write(fresh({ body }));
    const input = fresh({ body });
    const before = await traces();
    expect((await write(input)).codes).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(await traces()).toEqual(before);
  });

  test('serves several mutations of one operation, each with its own', async () => {
    const [one, two, three] = [fresh(), fresh({ body: 'refuse' }), fresh()];
    const answer = await context.executeAs(
      ines,
      `mutation ($one: WriteNoteInput!, $two: WriteNoteInput!, $three: WriteNoteInput!) {
        one: writeNote(input: $one) { ${RESULT} }
        two: writeNote(input: $two) { ${RESULT} }
        three: writeNote(input: $three) { ${RESULT} }
      }`,
      { one, two, three },
    );
    expect(answer.errors).toEqual([]);
    const data = answer.data as Record<'one' | 'two' | 'three', NotebookData['writeNote']>;
    expect([data.one.note.body, data.two.__typename, data.three.note.body]).toEqual([
      one.body,
      'NoteRefused',
      three.body,
    ]);
  });

  describe('that is old', () => {
    const place = () => ({ context: 'notebook', database: context.database, now: new Date() });
    const stateOf = ({ requestId }: { requestId: string }) =>
      context.owner(
        'select state, outcome is null as is_gone from idempotency_requests where request_id = ?',
        [requestId],
      );
    /** A request whose time to be retried was over so many days ago: as if it had been answered then. */
    async function answered(days: number): Promise<ReturnType<typeof fresh>> {
      const input = fresh();
      await write(input);
      await context.owner('alter table idempotency_requests disable trigger user');
      await context.owner(
        `update idempotency_requests set expires_at = clock_timestamp() - interval '1 day' * ?
         where request_id = ?`,
        [days, input.requestId],
      );
      await context.owner('alter table idempotency_requests enable trigger user');
      return input;
    }

    test('keeps its outcome for 30 days, is refused after, and forgotten after a year', async () => {
      const [young, old, ancient] = [await answered(-0.01), await answered(1), await answered(366)];
      expect(await runJob(purgeRequests, place())).toEqual({ expired: 2, forgotten: 1 });
      expect(await runJob(purgeRequests, place())).toEqual({ expired: 0, forgotten: 0 });
      expect(await stateOf(young)).toEqual([{ state: 'COMPLETED', is_gone: false }]);
      expect(await stateOf(old)).toEqual([{ state: 'EXPIRED', is_gone: true }]);
      expect(await stateOf(ancient)).toEqual([]);
      const before = await traces();
      expect((await write(old)).codes).toEqual(['REQUEST_EXPIRED']);
      expect((await write({ ...old, body: 'other' })).codes).toEqual(['REQUEST_ID_REUSED']);
      expect((await write(young)).result).toMatchObject({ replayed: true });
      expect(await traces()).toEqual(before);
    });

    test('is kept for 30 days from its answer', async () => {
      const input = fresh();
      await write(input);
      const [row] = await context.owner(
        `select (expires_at - completed_at)::text as kept from idempotency_requests where request_id = ?`,
        [input.requestId],
      );
      expect(row).toEqual({ kept: '30 days' });
    });

    test('does not age by the idea that a job has of now', async () => {
      const input = fresh();
      await write(input);
      const late = { ...place(), now: new Date('2999-01-01') };
      expect(await runJob(purgeRequests, late)).toEqual({ expired: 0, forgotten: 0 });
      expect((await write(input)).result).toMatchObject({ replayed: true });
    });
  });
});
