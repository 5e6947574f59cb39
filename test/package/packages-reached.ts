import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SourceTextModule } from 'node:vm';

/** Names of packages, sorted, each in one list alone. */
export interface PackagesReached {
  /** Imported on the way from the command line's entry. */
  readonly ofCommandLine: readonly string[];
  /** Wanted by the programs that it spawns, and by nothing else. */
  readonly ofPrograms: readonly string[];
}

/** Reads which packages of others the compiled files need. */
export function packagesReached(dist: string): PackagesReached {
  const program = join(dist, 'gateway/main.js');
  const ofCommandLine = packagesFrom(join(dist, 'supergraph/cli/main.js'), [program]);
  const all = packagesFrom(program, []);
  return { ofCommandLine, ofPrograms: all.filter((name) => !ofCommandLine.includes(name)) };
}

function packagesFrom(entry: string, elsewhere: readonly string[]): readonly string[] {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    if (elsewhere.includes(file)) continue;
    for (const specifier of specifiersOf(readFileSync(file, 'utf8'))) {
      if (specifier.startsWith('.')) files.add(join(dirname(file), specifier));
      else if (!specifier.startsWith('node:')) packages.add(packageOf(specifier));
    }
  }
  return [...packages].sort();
}

/** Imports, threads and processes to start, and files that are served from their packages. */
function specifiersOf(code: string): readonly string[] {
  const imported = new SourceTextModule(code).moduleRequests.map(({ specifier }) => specifier);
  const named = code.matchAll(/\b(?:import|new URL|resolve)\(\s*'([^']+\.js|[^'./][^']*)'/g);
  return [...imported, ...[...named].map(([, name = '']) => name)];
}

function packageOf(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}
