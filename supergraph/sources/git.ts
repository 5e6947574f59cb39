import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SupergraphFault } from '@demarc/supergraph/contract';

const execute = promisify(execFile);
const MAX_BYTES = 64 * 1024 * 1024;

/** What a failed git command leaves behind. */
interface GitFailure {
  readonly code?: unknown;
  readonly stderr?: unknown;
}

/**
 * The commit that a ref names, in full.
 * @throws SupergraphFault GIT_REF_UNKNOWN, GIT_UNAVAILABLE
 */
export async function resolveRef(ref: string, folder: string): Promise<string> {
  const commit = await git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    folder,
  );
  if (commit !== undefined) return commit.toString('utf8').trim();
  throw new SupergraphFault(
    'GIT_REF_UNKNOWN',
    `Git knows no commit "${ref}" in ${folder}. Is it a clone, and was the ref fetched? ` +
      'A shallow clone has no other branches: `git fetch --depth=1 origin main` brings one, to be named as FETCH_HEAD.',
  );
}

/**
 * The bytes of a file as a commit has it, its path relative to the folder; undefined if it has none.
 * @throws SupergraphFault GIT_OBJECTS_MISSING, GIT_UNAVAILABLE
 */
export async function fileAt(
  commit: string,
  path: string,
  folder: string,
): Promise<Uint8Array | undefined> {
  const bytes = await git(['show', `${commit}:./${path}`], folder);
  if (bytes !== undefined) return bytes;
  // Git fails alike for a path that the commit does not have and for objects that this clone lacks:
  // the one is a new contract, and the other must never be taken for one.
  const listed = await git(['ls-tree', '--name-only', commit, '--', `./${path}`], folder);
  if (listed?.length === 0) return undefined;
  throw new SupergraphFault(
    'GIT_OBJECTS_MISSING',
    `Git knows the commit ${commit} in ${folder} and cannot read ${path} of it. Is it a partial clone ` +
      'whose server does not answer? Fetch the commit in full.',
  );
}

/** Undefined where git answers that there is no such thing. */
async function git(args: readonly string[], folder: string): Promise<Buffer | undefined> {
  try {
    const { stdout } = await execute('git', args, {
      cwd: folder,
      encoding: 'buffer',
      maxBuffer: MAX_BYTES,
    });
    return stdout;
  } catch (error) {
    const { code } = error as GitFailure;
    if (typeof code === 'number') return undefined;
    throw new SupergraphFault(
      'GIT_UNAVAILABLE',
      `git cannot be run in ${folder}: ${String(error)}`,
      {
        cause: error,
      },
    );
  }
}
