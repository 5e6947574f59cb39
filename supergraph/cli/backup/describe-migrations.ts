import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCommand } from '../launcher/parse-command.ts';
import type { ContextEntry } from './manifest.ts';
import type { StoredContext } from './stored-contexts.ts';

/** Reading one's modules takes a second or two, on a busy machine ten. */
const PATIENCE_MS = 60_000;

const description = z.object({
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
});

/**
 * Asks the program of a context, which opens nothing for it, which migrations its code has. Null where
 * nobody says how it is started, or it does not know the question.
 */
export async function describeMigrations(
  { start }: Pick<StoredContext, 'start'>,
  folder: string,
): Promise<ContextEntry['migrations']> {
  if (start === undefined) return null;
  // What the program makes for itself, such as a key, is not to stand where a key is put back.
  const home = await mkdtemp(join(tmpdir(), 'demarc-describe-'));
  try {
    const { file, args } = parseCommand(start);
    const text = await outputOf(file, [...args, 'describe'], { folder, home });
    const parsed = description.safeParse(parseLast(text));
    return parsed.success ? parsed.data.migrations : null;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** What it prints until its end; what takes too long was no answer. */
async function outputOf(
  file: string,
  args: readonly string[],
  { folder, home }: { readonly folder: string; readonly home: string },
): Promise<string> {
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...process.env, DEMARC_HOME: home, DEMARC_PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
  return new Promise((resolve) => {
    child.once('error', () => resolve(''));
    child.once('close', () => resolve(text));
  });
}

/** The last line: what was logged before stands above it. */
function parseLast(text: string): unknown {
  try {
    return JSON.parse(text.trim().split('\n').at(-1) ?? '');
  } catch {
    return undefined;
  }
}
