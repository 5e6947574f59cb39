import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Who is held on which processor. */
export interface Cores {
  readonly gateway: number;
  /** Load and subgraphs share one: they cost far less than a gateway. */
  readonly rest: number;
}

/** The processors that processes are held on, or undefined where there is no taskset or only one processor. */
export const cores: Cores | undefined = chooseCores();

function chooseCores(): Cores | undefined {
  if (process.platform !== 'linux' || spawnSync('taskset', ['--version']).error) return undefined;
  const [gateway, rest] = allowedProcessors();
  return gateway === undefined || rest === undefined ? undefined : { gateway, rest };
}

/** What this process may use, such as `0-3,8` (proc(5), Cpus_allowed_list). */
function allowedProcessors(): readonly number[] {
  const status = readFileSync('/proc/self/status', 'latin1');
  const list = /^Cpus_allowed_list:\s+(\S+)/m.exec(status)?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });
}
