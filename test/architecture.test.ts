import { describe, expect, test } from '@jest/globals';
import { findCircles } from './kit/source/find-circles.ts';
import {
  contextTable,
  importTableOf,
  singleImporters,
  vendorFences,
} from './kit/source/import-table.ts';
import { readImports, sourceFiles } from './kit/source/read-imports.ts';

const files = sourceFiles().filter((file) => !/^(test|bench|scripts)\//.test(file));
const imports = readImports(files);
const ours = imports.filter((one) => one.isOurs);
const importTable = importTableOf(files);

/** The area of a file: the most special row of a table that it falls under. */
function areaOf(file: string, rows: readonly string[]): string | undefined {
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
  return rows
    .filter((row) =>
      row.endsWith('*.ts')
        ? folder === row.slice(0, -'*.ts'.length)
        : file === row || file.startsWith(`${row}/`),
    )
    .sort(
      (one, other) =>
        Number(one.endsWith('*.ts')) - Number(other.endsWith('*.ts')) || other.length - one.length,
    )[0];
}

describe('the house', () => {
  test('every source file stands in a room that the table knows', () => {
    const rows = Object.keys(importTable);
    expect(files.filter((file) => areaOf(file, rows) === undefined)).toEqual([]);
  });

  test('rooms import only what the table allows', () => {
    const rows = Object.keys(importTable);
    const forbidden = ours.filter(({ from, to }) => {
      const [here, there] = [areaOf(from, rows), areaOf(to, rows)];
      return here !== there && !importTable[here ?? '']?.includes(there ?? '');
    });
    expect(forbidden.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('inside a context, imports point from the door to the model', () => {
    const rows = Object.keys(contextTable);
    const context = /^subgraphs\/(?!kit\/)[^/]+\//;
    const forbidden = ours.filter(({ from, to }) => {
      const home = context.exec(from)?.[0];
      if (home === undefined || !to.startsWith(home)) return false;
      const here = areaOf(from.slice(home.length), rows) ?? '*';
      const there = areaOf(to.slice(home.length), rows) ?? '*';
      return here !== there && !contextTable[here]?.includes(there);
    });
    expect(forbidden.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('a plugin never imports a plugin', () => {
    const plugin = /^gateway\/plugins\//;
    const forbidden = ours.filter(({ from, to }) => plugin.test(from) && plugin.test(to));
    expect(forbidden).toEqual([]);
  });

  test('no circles', () => {
    expect(findCircles(ours)).toEqual([]);
  });

  test('each fenced package is imported behind its fence alone', () => {
    const escaped = imports.filter(({ from, to, isOurs }) =>
      vendorFences.some((fence) => !isOurs && fence.vendor.test(to) && !fence.allowed.test(from)),
    );
    expect(escaped.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test.each(singleImporters)('one file imports %s', (vendor) => {
    const importers = imports.filter(({ to }) => to === vendor).map(({ from }) => from);
    expect(new Set(importers).size).toBe(1);
  });
});

describe('style that a machine can read', () => {
  test('files are named in kebab-case', () => {
    const kebab = /^(?:\d{3}-)?[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;
    expect(files.filter((file) => !kebab.test(file.slice(file.lastIndexOf('/') + 1)))).toEqual([]);
  });

  test('no file or folder is named after nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|core|misc|types|constants)(\.ts|\/)/;
    expect(files.filter((file) => empty.test(file))).toEqual([]);
  });
});
