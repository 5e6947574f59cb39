import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memberOf } from '../kit/identities.ts';
import type { TestEngine } from '../kit/engines.ts';
import { startChild, type ChildProcess } from '../kit/child-process.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { seedRef } from '@demarc/kit';
import { until } from '../kit/until.ts';
import { notebook } from './notebook/notebook.ts';
import type { NotebookData } from './notebook/notebook-data.ts';
import { call, makeKeys, type CallAnswer, type Keys } from './served.ts';
import { tally } from './tally/tally.ts';

export const organization = seedRef('org', 1);
export const member = memberOf([organization], ['notebook.note.write']);

const WRITE = `mutation ($input: WriteNoteInput!) {
  writeNote(input: $input) { ... on WriteNotePayload { replayed note { id } } }
}`;

const MAX_TRIES = 5_000;

export type ProcessName = 'notebook' | 'tally';

/** The notebook and the tally that follows it, each a process on a database of its own. */
export interface Processes {
  readonly places: Readonly<Record<ProcessName, TestLocation>>;
  /** Ends a process at once, without a word, and waits until it is gone. */
  kill(name: ProcessName): Promise<void>;
  /** Starts it again, on its port and its data. */
  start(name: ProcessName): Promise<void>;
  /** Sends a write, again and again with the same request id, until it is answered. Returns the note. */
  write(requestId: string, body: string): Promise<string>;
  /** Sends it once; rejects where no answer comes. */
  writeOnce(requestId: string, body: string): Promise<string | undefined>;
  /** Notes as the notebook has them, and as the tally counted them. */
  read(): Promise<{
    readonly notes: readonly { id: string; body: string }[];
    readonly tallied: readonly string[];
  }>;
  close(): Promise<void>;
}

/** Starts both on databases of an engine. */
export async function startProcesses(engine: TestEngine): Promise<Processes> {
  const keys: Keys = await makeKeys();
  const places = {
    notebook: await engine.makeLocation(notebook.database),
    tally: await engine.makeLocation(tally.database),
  };
  // Where a process without a URL looks for its embedded database.
  const home = await mkdtemp(join(tmpdir(), 'demarc-kill-'));
  await mkdir(join(home, 'data'));
  for (const [name, { location }] of Object.entries(places)) {
    if ('folder' in location) await rename(location.folder, join(home, 'data', name));
  }
  const children = new Map<ProcessName, ChildProcess>();
  const origins = new Map<ProcessName, string>();
  const start = async (name: ProcessName) => {
    const { location } = places[name];
    const child = startChild(`test/write-path/${name}/main.ts`, {
      DEMARC_HOME: home,
      DEMARC_KEYS: keys.folder,
      DEMARC_PORT: new URL(origins.get(name) ?? 'http://127.0.0.1:0').port || '0',
      DEMARC_SEED_ORGANIZATIONS: '0',
      NOTEBOOK_URL: origins.get('notebook') ?? '',
      ...('url' in location && { [`${name.toUpperCase()}_DATABASE_URL`]: location.url }),
    });
    children.set(name, child);
    const outcome = await child.outcome;
    if (outcome.type === 'failed') throw new Error(`${outcome.message}\n${child.output()}`);
    origins.set(name, new URL(outcome.url).origin);
  };
  const kill = async (name: ProcessName) => {
    children.get(name)?.kill('SIGKILL');
    await children.get(name)?.exited;
  };
  const ask = (name: ProcessName, body: object) => {
    const target = { name, origin: origins.get(name) ?? '' };
    return call(keys, target, { path: '/graphql', body, as: member });
  };
  const writeOnce: Processes['writeOnce'] = async (requestId, body) => {
    const input = { requestId, organizationId: organization, body };
    const answer = await ask('notebook', { query: WRITE, variables: { input } });
    return answer.body.data?.writeNote.note.id;
  };
  await start('notebook');
  await start('tally');
  return {
    places,
    kill,
    start,
    writeOnce,
    async write(requestId, body) {
      // Longer than a killed database takes to wake up on a busy machine.
      for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        // No answer, or none that says what became of it: the same request is sent again.
        const note = await writeOnce(requestId, body).catch(() => undefined);
        if (note !== undefined) return note;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`${requestId} was never answered.`);
    },
    async read() {
      const notes = await answered(() => ask('notebook', { query: '{ notes { id body } }' }));
      const tallies = await answered(() => ask('tally', { query: '{ tallies { noteIds } }' }));
      return { notes: notes.notes, tallied: tallies.tallies.flatMap(({ noteIds }) => noteIds) };
    },
    async close() {
      await Promise.all([kill('notebook'), kill('tally')]);
      for (const place of Object.values(places)) await place.remove();
      await rm(home, { recursive: true });
      await keys.remove();
    },
  };
}

/** What a process answers, once it does: a connection to the one before it may still be tried. */
async function answered(ask: () => Promise<CallAnswer>): Promise<NotebookData> {
  let data: NotebookData | undefined;
  await until('it answers', async () => {
    data = (await ask().catch(() => undefined))?.body.data;
    return data !== undefined;
  });
  if (data === undefined) throw new Error('It answered nothing.');
  return data;
}
