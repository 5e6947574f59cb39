import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** How a step of a job ended. */
export interface JobOutcome {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of another CI system that may run this, of npm that may have started it, and of git's own settings. */
const FOREIGN = /^(GITHUB|RUNNER|CI|GITLAB|DEMARC|npm|GIT_CONFIG)(_|$)/;

/** Runs the shell of a job as a CI system does, on this Node. */
export async function runJob(
  script: string,
  { folder, env }: { readonly folder: string; readonly env: Readonly<Record<string, string>> },
): Promise<JobOutcome> {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  // The options that GitHub gives to `shell: bash`; GitLab's are the same but for -o.
  const shell = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    env: {
      ...Object.fromEntries(own),
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      GIT_CONFIG_GLOBAL: '/dev/null',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    shell[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  const code = await new Promise<number | string>((resolve) => {
    shell.once('close', (exit, signal) => resolve(exit ?? signal ?? 'nothing'));
  });
  return { code, ...output };
}
