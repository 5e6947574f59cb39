#!/usr/bin/env node
// The command line's one door: the sources in a clone of the repository, the compiled files in an
// installed package. Plain JavaScript, so that a Node which is too old says so instead of failing.
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';

const sources = new URL('../supergraph/cli/main.ts', import.meta.url);
const compiled = new URL('../dist/supergraph/cli/main.js', import.meta.url);
const isClone = existsSync(sources);

if (rank(process.versions.node) < rank(neededNode())) {
  const todo = isClone
    ? 'Run `npx demarc`, which finds that one in node_modules.'
    : 'Install that one, or a newer one.';
  console.error(`demarc: this needs Node ${neededNode()}, and runs on ${process.version}. ${todo}`);
  process.exitCode = 3;
} else if (!isClone && !existsSync(compiled)) {
  console.error(
    'demarc: the compiled files are missing, as when npm installs from git. ' +
      'Install the tarball that `npm pack` makes in a clone.',
  );
  process.exitCode = 3;
} else {
  // Half of a short command is reading its own modules: where Node can, it keeps them compiled.
  if ('enableCompileCache' in module) module.enableCompileCache();
  await import(isClone ? sources.href : compiled.href);
}

/** Sources want a Node that erases types; what the compiled files want stands in `engines`. */
function neededNode() {
  if (isClone) return '24.0';
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  /** @type {unknown} */
  const manifest = JSON.parse(text);
  const { engines } = /** @type {{ engines: { node: string } }} */ (manifest);
  return engines.node.replace('>=', '');
}

/** @param {string} version */
function rank(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
