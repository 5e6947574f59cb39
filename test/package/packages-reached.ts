import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** Names of packages, sorted, each in one list alone. */
export interface PackagesReached {
  /** Imported on the way from the command line's entry. */
  readonly ofCommandLine: readonly string[];
  /** Wanted by the programs that it spawns, and by nothing else. */
  readonly ofPrograms: readonly string[];
}

/** Reads which packages of others the compiled files need. */
export function packagesReached(dist: string): PackagesReached {
  const ofCommandLine = packagesFrom(join(dist, 'supergraph/cli/main.js'), dist);
  const ofPrograms = packagesFrom(join(dist, 'gateway/main.js'), dist).filter(
    (name) => !ofCommandLine.includes(name),
  );
  return { ofCommandLine, ofPrograms };
}

function packagesFrom(entry: string, dist: string): readonly string[] {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    if (!existsSync(file))
      throw new Error(`${relative(dist, file)} is imported, and is not there.`);
    for (const specifier of specifiersOf(readFileSync(file, 'utf8'))) {
      if (specifier.startsWith('.')) files.add(join(dirname(file), specifier));
      else if (!specifier.startsWith('node:')) packages.add(packageOf(specifier));
    }
  }
  return [...packages].sort();
}

/** Imports, and files that are served from their packages. */
function specifiersOf(code: string): readonly string[] {
  const imported = ts.preProcessFile(code, true, true).importedFiles.map((one) => one.fileName);
  const served = [...code.matchAll(/require\.resolve\('([^']+)'\)/g)].map(([, name = '']) => name);
  return [...imported, ...served];
}

function packageOf(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}
