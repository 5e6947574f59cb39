import { spawn } from 'node:child_process';
import { SupergraphFault } from '@demarc/supergraph/contract';

/** A program of PostgreSQL's, and the database that it works on. */
export interface ToolCall {
  readonly program: 'pg_dump' | 'pg_restore' | 'psql';
  readonly args: readonly string[];
  /** Absent where none is asked: pg_restore writes a script. */
  readonly url?: string;
  /** Whose database it is, for what goes wrong. */
  readonly context: string;
}

/**
 * Runs a program of PostgreSQL's to its end and returns what it prints. The password travels in the
 * environment: arguments can be read by everybody on the machine.
 * @throws SupergraphFault DATABASE_TOOL_FAILED
 */
export async function runPostgresTool(call: ToolCall): Promise<string> {
  const { program, args, url, context } = call;
  const { address, password } = splitPassword(url);
  const child = spawn(program, [...args, ...(address === undefined ? [] : ['--dbname', address])], {
    env: { ...process.env, ...(password !== undefined && { PGPASSWORD: password }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  const end = await new Promise<number | string | Error>((resolve) => {
    child.once('error', resolve);
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing'));
  });
  if (end === 0) return output.stdout;
  const reason =
    end instanceof Error
      ? `it cannot be started (${end.message}). On Debian it comes with postgresql-client.`
      : output.stderr.trim() || `exit ${end}`;
  throw new SupergraphFault('DATABASE_TOOL_FAILED', `${program} of ${context}: ${reason}`);
}

function splitPassword(url: string | undefined): { address?: string; password?: string } {
  if (url === undefined) return {};
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { address: address.href, ...(password !== '' && { password }) };
}
