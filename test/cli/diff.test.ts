import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runDemarc } from '../kit/demarc-process.ts';
import { billing, writeCheckedGraph, type CheckedGraph } from './checked-graph.ts';

let graph: CheckedGraph;
beforeAll(async () => {
  graph = await writeCheckedGraph();
  const compose = await runDemarc(['compose', '--output', 'before.graphql'], graph.folder);
  expect(compose.code).toBe(0);
  await graph.write('schema-before.graphql', (await runDemarc(['schema'], graph.folder)).stdout);
  await graph.write('billing-before.graphql', billing);
  await graph.write(
    'billing.graphql',
    billing.replace('note: String', 'remark: String').replace(
      'total: Int @contract(source: "billing.invoices.total")',
      `total: Int
    @contract(source: "billing.invoices.total")
    @lifecycle(stage: DEPRECATED, since: "2026-11-01", replacedBy: "Invoice.remark", retireOn: "2027-03-01")
    @deprecated(reason: "Use Invoice.remark. Retires 2027-03-01.")`,
    ),
  );
  await runDemarc(['compose', '--output', 'after.graphql'], graph.folder);
  await graph.write('schema-after.graphql', (await runDemarc(['schema'], graph.folder)).stdout);
});
afterAll(async () => graph.remove());
const diff = (...args: readonly string[]) => runDemarc(['diff', ...args], graph.folder);

describe('what may be compared', () => {
  test('a git ref with the graph of this folder: owners, dates, replacements', async () => {
    expect(await diff('HEAD', '.')).toEqual({
      code: 0,
      stderr: '',
      stdout: `Breaking
  Invoice
    - Invoice.note is gone. (ask billing)

On its way out
    - Invoice.total is deprecated now ("Use Invoice.remark. Retires
      2027-03-01."). (ask billing)

Safe
  Invoice
    - Invoice.remark is new, of type String. (ask billing)
`,
    });
  });

  test('as a page that frontend teams read', async () => {
    const { code, stdout } = await diff('HEAD', '.', '--format', 'markdown');
    expect(code).toBe(0);
    expect(stdout).toContain(
      '# What changes for clients\n\n1 breaking change, 1 deprecation, 1 safe',
    );
    expect(stdout).toContain(
      '- **2027-03-01** `Invoice.total`: use `Invoice.remark` instead. Ask billing.',
    );
  });

  test.each([
    ['two supergraphs', ['before.graphql', 'after.graphql']],
    ['two API schemas', ['schema-before.graphql', 'schema-after.graphql']],
    ['a contract with another version of it', ['billing-before.graphql', 'billing.graphql']],
    ['a supergraph with a folder', ['before.graphql', '.']],
  ])('%s', async (_what, [before = '', after = '']) => {
    const { code, stdout } = await diff(before, after, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      breaking: [
        { holder: 'Invoice', entries: [{ kind: 'FIELD_REMOVED', coordinate: 'Invoice.note' }] },
      ],
      safe: [
        { holder: 'Invoice', entries: [{ kind: 'FIELD_ADDED', coordinate: 'Invoice.remark' }] },
      ],
      deprecations: [{ coordinate: 'Invoice.total' }],
    });
  });

  test('a graph with itself', async () => {
    expect(await diff('.', '.')).toMatchObject({
      code: 0,
      stdout: 'Nothing changed that clients could notice.\n',
    });
  });
});

describe('what cannot be compared', () => {
  test('a ref that is not there: 3, and how to get it', async () => {
    const { code, stdout, stderr } = await diff('v9.9.9', '.');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('Git knows no commit "v9.9.9"');
  });

  test('a file that is no schema: 1, and why', async () => {
    await graph.write('broken.graphql', 'type Query {\n  a: Nowhere\n}');
    const { code, stdout, stderr } = await diff('broken.graphql', '.');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('broken.graphql\n  Unknown type "Nowhere".');
    expect(stderr).toContain('There is no graph to compare: broken.graphql.');
  });

  test('a file that the system does not let be read is no git ref: 3, and why', async () => {
    await symlink('loop.graphql', join(graph.folder, 'loop.graphql'));
    const { code, stdout, stderr } = await diff('loop.graphql', '.');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('loop.graphql cannot be read: Error: ELOOP');
  });

  test('a folder without a demarc.yaml: 2', async () => {
    await graph.write('empty/nothing.txt', '');
    expect((await diff('.', 'empty')).code).toBe(2);
  });
});

test('with --contracts also what only subgraphs and owners notice', async () => {
  await graph.write(
    'moved.graphql',
    billing.replace('billing.invoices.total', 'billing.invoice_totals.amount'),
  );
  const [plain, all] = await Promise.all([
    diff('billing-before.graphql', 'moved.graphql'),
    diff('billing-before.graphql', 'moved.graphql', '--contracts'),
  ]);
  expect(plain.stdout).toBe('Nothing changed that clients could notice.\n');
  expect(all.stdout).toContain('billing.invoice_totals.amount');
});

describe('demarc schema', () => {
  test('prints what clients see, without the contract language', async () => {
    const { code, stdout } = await runDemarc(['schema'], graph.folder);
    expect(code).toBe(0);
    expect(stdout).toContain('type Invoice {');
    expect(stdout).toContain('@deprecated(reason: "Use Invoice.remark. Retires 2027-03-01.")');
    expect(stdout).not.toMatch(/contract|join__|@key/);
  });

  test('writes an introspection for code generators', async () => {
    const { code } = await runDemarc(
      ['schema', '--format', 'json', '--output', 'introspection.json'],
      graph.folder,
    );
    expect(code).toBe(0);
    const text = await readFile(join(graph.folder, 'introspection.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('demarc fmt', () => {
  test('--check says what it would write, and writes it when asked', async () => {
    const drifted = billing.replace('enum contract__Stage {', 'enum contract__Stage {\n  NEW');
    await graph.write('billing.graphql', drifted);
    const read = () => readFile(join(graph.folder, 'billing.graphql'), 'utf8');

    const checked = await runDemarc(['fmt', '--check'], graph.folder);
    expect(checked).toMatchObject({ code: 1, stdout: 'would write billing.graphql\n' });
    expect(await read()).toBe(drifted);

    const written = await runDemarc(['fmt', 'billing'], graph.folder);
    expect(written).toMatchObject({ code: 0, stdout: 'wrote billing.graphql\n' });
    expect(await read()).not.toContain('NEW');
    expect(await runDemarc(['fmt'], graph.folder)).toMatchObject({
      code: 0,
      stdout: 'Nothing to write.\n',
    });
  });
});
