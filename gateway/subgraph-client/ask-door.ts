import type { Pool } from 'undici';
import { errorCode } from '@demarc/foundation/process';

/** A question to a subgraph beside GraphQL. */
export interface DoorCall {
  readonly path: string;
  readonly body: string;
  readonly authorization: string;
  readonly signal: AbortSignal;
}

/**
 * Asks once, and reads the JSON of the answer.
 * @throws Error with a reason for the log, unless it is 200 and JSON
 */
export async function askDoor(pool: Pool, call: DoorCall): Promise<unknown> {
  const { path, body, authorization, signal } = call;
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization };
  let text: string;
  try {
    const reply = await pool.request({ path, method: 'POST', headers, body, signal });
    if (reply.statusCode !== 200) {
      reply.body.on('error', () => undefined).destroy();
      throw new Error(`HTTP ${reply.statusCode} to POST ${path}`);
    }
    text = await reply.body.text();
  } catch (error) {
    const code = signal.aborted ? 'no answer in time' : errorCode(error);
    if (code === undefined) throw error;
    throw new Error(`${code}, POST ${path}`, { cause: error });
  }
  return parseJson(text, path);
}

/** What the parser says of a text quotes it. */
function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`the answer to POST ${path} is no JSON`);
  }
}
