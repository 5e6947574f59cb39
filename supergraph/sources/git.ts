import { execFile } from 'node:child_process';
import { posix } from 'node:path';
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
  const name = commit?.toString('utf8').trim() ?? '';
  // `^main` is answered too: as all that is not in it.
  if (/^[0-9a-f]+$/.test(name)) return name;
  throw new SupergraphFault(
    'GIT_REF_UNKNOWN',
    `Git knows no commit "${ref}" in ${folder}. Is it a clone, and was the ref fetched? ` +
      'A shallow clone has no other branches: `git fetch --depth=1 origin main` brings one, to be named as FETCH_HEAD.',
  );
}

/**
 * The bytes of a file as a commit has it, its path relative to the folder; undefined if it has none.
 * Symbolic links are followed as far as they stay in the commit.
 * @throws SupergraphFault GIT_OBJECTS_MISSING, GIT_UNAVAILABLE
 */
export async function fileAt(
  commit: string,
  path: string,
  folder: string,
): Promise<Uint8Array | undefined> {
  const answer = await git(['cat-file', '--batch', '--follow-symlinks'], folder, {
    input: `${commit}:./${path}\n`,
  });
  const end = answer?.indexOf('\n') ?? -1;
  const header = answer?.toString('utf8', 0, end) ?? '';
  const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(header) ?? [];
  if (answer !== undefined && size !== undefined) {
    return answer.subarray(end + 1, end + 1 + Number(size));
  }
  if (/^(symlink|dangling|loop|notdir) \d+$/.test(header)) return undefined;
  // Git fails alike for a path that the commit does not have and for objects that this clone lacks:
  // the one is a new contract, and the other must never be taken for one.
  const listed = await git(['ls-tree', '--name-only', commit, '--', `./${path}`], folder);
  if (listed?.length === 0) return undefined;
  throw new SupergraphFault(
    'GIT_OBJECTS_MISSING',
    `Git knows the commit ${commit} in ${folder} and cannot read ${path} of it. Does the path lead out of ` +
      'the repository? Or is it a partial clone whose server does not answer? Then fetch the commit in full.',
  );
}

/**
 * The paths of all files of a commit with one of these names, relative to the folder.
 * @throws SupergraphFault GIT_OBJECTS_MISSING, GIT_UNAVAILABLE
 */
export async function filesNamed(
  names: readonly string[],
  commit: string,
  folder: string,
): Promise<readonly string[]> {
  const listed = await git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit], folder);
  const up = await git(['rev-parse', '--show-cdup'], folder);
  if (listed === undefined || up === undefined) {
    throw new SupergraphFault(
      'GIT_OBJECTS_MISSING',
      `Git knows the commit ${commit} in ${folder} and cannot list its files. Fetch it in full.`,
    );
  }
  const paths = listed.toString('utf8').split('\0');
  return paths
    .filter((path) => names.includes(posix.basename(path)))
    .map((path) => `${up.toString('utf8').trimEnd()}${path}`);
}

/** Undefined where git answers that there is no such thing. */
async function git(
  args: readonly string[],
  folder: string,
  { input = '' } = {},
): Promise<Buffer | undefined> {
  try {
    const running = execute('git', args, {
      cwd: folder,
      encoding: 'buffer',
      maxBuffer: MAX_BYTES,
    });
    // Git may end without having read it, and says why itself.
    running.child.stdin?.on('error', () => undefined).end(input);
    const { stdout } = await running;
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
