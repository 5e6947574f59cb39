// Runs before `npm pack`: compiles what the command line needs into dist/, because Node erases no types
// under node_modules. It needs nothing installed: Node's own eraser leaves every line and column where
// it was, and V8 says what a module imports. docs/decisions/0018-what-is-packed.md tells why.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceTextModule } from 'node:vm';

const ENTRY = 'supergraph/cli/main.ts';
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/**
 * The places where a module names another: imports, imports at run time, programs to spawn. Prettier
 * writes each on a line of its own.
 */
const NAMED = [
  /(?<=^import |^(?:import|export|\}).* from )'([^'\n]+)'/gm,
  /(?<=\bimport\(\s*)'([^'\n]+)'(?=\s*\))/g,
  /(?<=\bnew URL\(\s*)'([^'\n]+\.ts)'(?=,\s*import\.meta\.url\s*\))/g,
];

const workspaces = globSync(manifest('.').workspaces ?? [], { cwd: root });

/** `@demarc/foundation/config` → `foundation/config/index.ts`, from the `exports` of each workspace. */
const doors = new Map(
  workspaces.flatMap((folder) => {
    const { name, exports = {} } = manifest(folder);
    return Object.entries(exports).map(([door, target]) => {
      return /** @type {const} */ ([posix.join(name, door), posix.join(folder, target)]);
    });
  }),
);

rmSync(dist, { recursive: true, force: true });
const reached = new Set([ENTRY]);
for (const file of reached) {
  const { code, targets } = compile(file);
  write(compiled(file), code);
  for (const target of targets) reached.add(target);
}
for (const folder of workspaces) {
  if ([...reached].some((file) => file.startsWith(`${folder}/`))) copyAssets(folder);
}
console.error(`demarc: ${reached.size} modules compiled to dist/`);

/**
 * One file as JavaScript, and the files of ours that it names.
 * @param {string} file
 */
function compile(file) {
  if (!existsSync(join(root, file))) fail(`${file} is imported, and is not there.`);
  const erased = stripTypeScriptTypes(readFileSync(join(root, file), 'utf8'));
  /** @type {Set<string>} */
  const targets = new Set();
  /** @param {string} specifier */
  const rename = (specifier) => {
    const target = fileOf(specifier, file);
    if (target === undefined) return specifier;
    targets.add(target);
    const path = posix.relative(posix.dirname(file), compiled(target));
    return path.startsWith('.') ? path : `./${path}`;
  };
  const code = NAMED.reduce(
    (text, place) =>
      text.replaceAll(place, (_all, /** @type {string} */ name) => `'${rename(name)}'`),
    erased,
  );
  if (String(importsOf(code)) !== String(importsOf(erased).map(rename))) {
    fail(`${file} imports in a way that ${import.meta.filename} does not see.`);
  }
  return { code, targets };
}

/**
 * The file of ours that a specifier means, from the root; undefined for a package of others.
 * @param {string} specifier
 * @param {string} importer
 */
function fileOf(specifier, importer) {
  // `new URL` takes a name without dots for a file, as of a thread beside the module that starts it.
  const isPath = specifier.startsWith('.') || specifier.endsWith('.ts');
  if (isPath) return posix.join(posix.dirname(importer), specifier);
  if (!specifier.startsWith('@demarc/')) return undefined;
  return doors.get(specifier) ?? fail(`${importer} imports ${specifier}, which is no door.`);
}

/** @param {string} code */
function importsOf(code) {
  return new SourceTextModule(code).moduleRequests.map(({ specifier }) => specifier);
}

/**
 * Everything beside the code: the contract's definitions, the explorer's page, templates.
 * @param {string} folder
 */
function copyAssets(folder) {
  // The version is read at run time; without a name nobody takes this for the workspace itself.
  const { version } = manifest(folder);
  write(`${folder}/package.json`, `${JSON.stringify({ version, type: 'module' })}\n`);
  const exclude = (/** @type {string} */ path) => path.includes('node_modules');
  for (const path of globSync(`${folder}/**/*`, { cwd: root, exclude })) {
    if (path.endsWith('.ts') || path === `${folder}/package.json`) continue;
    if (statSync(join(root, path)).isFile()) cpSync(join(root, path), join(dist, path));
  }
}

/** @param {string} file */
function compiled(file) {
  return file.replace(/\.ts$/, '.js');
}

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
}

/** @typedef {{ name: string, version: string, workspaces?: string[], exports?: Record<string, string> }} Manifest */

/** @param {string} folder */
function manifest(folder) {
  const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
  /** @type {unknown} */
  const parsed = JSON.parse(text);
  return /** @type {Manifest} */ (parsed);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(`demarc: ${message}`);
  process.exit(3);
}
