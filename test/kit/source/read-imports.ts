import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One import of one source file, as paths from the repository's root or as a package's name. */
export interface SourceImport {
  readonly from: string;
  /** A source file of ours, or a package. */
  readonly to: string;
  readonly isOurs: boolean;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Every source file that git knows or could know, outside test and generated folders. */
export function sourceFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => file !== '' && ts.sys.fileExists(join(root, file)))
    .sort();
}

/**
 * All imports of our files. They are read from the syntax tree: stripping types erases type-only
 * imports, and those bind folders to each other just as much.
 */
export function readImports(files: readonly string[]): readonly SourceImport[] {
  const doors = readDoors(files);
  return files.flatMap((from) =>
    specifiersOf(from).map((specifier) => {
      if (specifier.startsWith('.')) {
        return { from, to: normalize(join(dirname(from), specifier)), isOurs: true };
      }
      if (!specifier.startsWith('@demarc/')) return { from, to: specifier, isOurs: false };
      const door = doors.get(specifier);
      if (door === undefined) throw new Error(`${from} imports ${specifier}, which is no door.`);
      return { from, to: door, isOurs: true };
    }),
  );
}

function specifiersOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteral(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext));
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  const isImport =
    ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport ? node.arguments[0] : undefined;
}

/** `@demarc/foundation/config` → `foundation/config/index.ts`, from each package's `exports`. */
function readDoors(files: readonly string[]): ReadonlyMap<string, string> {
  const folders = new Set(files.map((file) => /^subgraphs\/[^/]+|^[^/]+/.exec(file)?.[0] ?? ''));
  const doors = new Map<string, string>();
  for (const folder of folders) {
    const path = join(root, folder, 'package.json');
    if (!ts.sys.fileExists(path)) continue;
    const { name, exports = {} } = JSON.parse(readFileSync(path, 'utf8')) as {
      name: string;
      exports?: Record<string, string>;
    };
    for (const [door, target] of Object.entries(exports)) {
      doors.set(join(name, door), normalize(join(folder, target)));
    }
  }
  return doors;
}
