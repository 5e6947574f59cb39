import { join, relative } from 'node:path';
import ts from 'typescript';

/** The use of something that an older Node does not have. */
export interface NewerUse {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** Since when Node has it; or what the compiler says of a built-in of the language. */
  readonly since: string;
}

/** Which Node must do. */
export interface OldestNode {
  readonly root: string;
  /** Files, relative to the root; what they import comes along. */
  readonly entries: readonly string[];
  /** Major and minor. */
  readonly oldest: readonly [number, number];
  /** The editions of the language's built-ins that this Node has. */
  readonly library: readonly string[];
}

/**
 * What the files reached from the entries use that an older Node lacks: Node's own, by the `@since` of its
 * types, and the language's, by a compiler that knows no newer edition.
 */
export function newerThan({ root, entries, oldest, library }: OldestNode): readonly NewerUse[] {
  const file = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, lib: library },
    root,
  );
  const program = ts.createProgram(
    entries.map((entry) => join(root, entry)),
    options,
  );
  const checker = program.getTypeChecker();
  const ours = program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes('node_modules'));
  const place = (source: ts.SourceFile, position: number) => ({
    file: relative(root, source.fileName),
    line: source.getLineAndCharacterOfPosition(position).line + 1,
  });

  const ofLanguage = ours.flatMap((source) =>
    program.getSemanticDiagnostics(source).map(({ start = 0, length = 0, messageText }) => ({
      ...place(source, start),
      name: source.text.slice(start, start + length),
      since: ts.flattenDiagnosticMessageText(messageText, ' '),
    })),
  );
  const ofNode = ours.flatMap((source) =>
    identifiersOf(source).flatMap((node) => {
      const since = sinceOf(node, checker);
      if (since === undefined || wasThere(since, oldest)) return [];
      return [{ ...place(source, node.getStart()), name: node.text, since }];
    }),
  );
  return [...ofLanguage, ...ofNode];
}

function identifiersOf(root: ts.Node): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** `v21.2.0, v20.11.0` where the types of Node say so. */
function sinceOf(node: ts.Identifier, checker: ts.TypeChecker): string | undefined {
  const named = checker.getSymbolAtLocation(node);
  if (named === undefined) return undefined;
  const symbol = named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  const tags = (symbol.declarations ?? [])
    .filter((declaration) => declaration.getSourceFile().fileName.includes('/@types/node/'))
    .flatMap((declaration) => ts.getJSDocTags(declaration))
    .filter(({ tagName }) => tagName.text === 'since');
  return tags.length === 0
    ? undefined
    : tags.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join(', ');
}

/** True if one of the versions is an older line of Node, or the same line early enough. */
function wasThere(since: string, [major, minor]: readonly [number, number]): boolean {
  return [...since.matchAll(/v?(\d+)\.(\d+)\.\d+/g)].some(([, itsMajor, itsMinor]) => {
    return Number(itsMajor) < major || (Number(itsMajor) === major && Number(itsMinor) <= minor);
  });
}
