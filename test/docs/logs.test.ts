import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { sourceFiles } from '../kit/source/read-imports.ts';
import { tableRows } from '../kit/source/table-rows.ts';

const levels = ['debug', 'info', 'warn', 'error', 'fatal'];

/** Every `log.<level>(fields, 'event')` of a file, as `[event, level]`. */
function logged(file: string): (readonly [string, string])[] {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const source = ts.createSourceFile(
    file,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.ESNext,
    true,
  );
  const found: (readonly [string, string])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      const isLog = /(^|\.)log$/.test(expression.getText(source)) && levels.includes(name.text);
      const event = node.arguments.at(-1);
      if (isLog) found.push([event && ts.isStringLiteral(event) ? event.text : '?', name.text]);
    }
    if (ts.isCallExpression(node) && ts.isElementAccessExpression(node.expression)) {
      const event = node.arguments.at(-1);
      const isLog = node.expression.expression.getText(source) === 'log';
      if (isLog && event && ts.isStringLiteral(event)) found.push([event.text, 'its own']);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test('docs/logs.md lists each event with its level, and nothing else', () => {
  const files = sourceFiles().filter((file) => !/^(test|bench|scripts)\//.test(file));
  const inCode = new Set(files.flatMap(logged).map((pair) => pair.join(' ')));
  const inDocs = tableRows('docs/logs.md').map(([event, level]) => `${event ?? ''} ${level ?? ''}`);
  expect(inDocs).toEqual([...inCode].sort());
});
