import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { CheckReport } from '../../supergraph/check-report.ts';
import { contractText } from '../kit/contract-text.ts';
import { runDemarc } from '../kit/demarc-process.ts';
import { billing, demarcYaml, writeCheckedGraph, type CheckedGraph } from './checked-graph.ts';

let graph: CheckedGraph;
beforeAll(async () => {
  graph = await writeCheckedGraph();
});
afterEach(async () => {
  await graph.git('checkout', '--quiet', '.');
  await graph.git('clean', '--quiet', '-d', '--force');
});
afterAll(() => graph.remove());

const run = (...args: readonly string[]) => runDemarc(['check', ...args], graph.folder);

/** Checks, and gives the exit code beside what the report says in short. */
async function check(...args: readonly string[]) {
  const { code, stdout, stderr } = await run(...args, '--format', 'json');
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as CheckReport;
  return {
    code,
    report,
    verdict: report.verdict,
    outcomes: report.steps.map(({ step, outcome }) => `${step} ${outcome}`),
    findings: report.steps.flatMap((step) => step.findings),
    codes: report.steps.flatMap(({ findings }) =>
      findings.map(
        ({ severity, code: name, subgraph }) => `${severity} ${name} ${String(subgraph)}`,
      ),
    ),
    changes: report.changes.map(({ kind, coordinate, allowed }) =>
      [kind, coordinate, allowed ? 'allowed' : 'not allowed'].join(' '),
    ),
  };
}

const withoutTotal = billing.replace(/ {2}"What is to be paid[^]*?total: .*\n/, '');

describe('what a contract is compared with', () => {
  test('nothing: policy and composition alone are judged', async () => {
    expect(await check('billing')).toMatchObject({
      code: 0,
      verdict: 'PASSED',
      outcomes: ['policy completed', 'composition completed', 'changes skipped', 'usage skipped'],
      codes: [],
      report: { subgraphs: ['billing'], comparedWith: [], changes: [], ask: [] },
    });
  });

  test('a file: what it had and the other has no more is refused, and its owner is to be asked', async () => {
    await graph.write('proposals/next.graphql', withoutTotal);
    const found = await check(
      ...['billing', '--contract', 'proposals/next.graphql', '--base', 'billing.graphql'],
    );
    expect(found).toMatchObject({
      code: 1,
      verdict: 'REFUSED',
      // Who uses it nobody knows: no client is registered.
      codes: ['ERROR COMPAT_VIOLATION billing', 'WARNING BREAKING_USAGE_UNKNOWN billing'],
      changes: ['FIELD_REMOVED Invoice.total not allowed'],
      report: {
        comparedWith: ['billing.graphql'],
        ask: [{ owner: 'billing', contact: '#team-billing' }],
      },
    });
    expect(found.outcomes).toEqual([
      'policy completed',
      'composition completed',
      'changes failed',
      'usage completed',
    ]);
    expect(found.findings[0]?.file).toBe('proposals/next.graphql');
  });

  test('a git ref: only what is different since then is told', async () => {
    const total = '  "What is to be paid, in cents."';
    const gross =
      '  "The same with taxes."\n  gross: Int @contract(source: "derived: Invoice.total")\n';
    await graph.write('billing.graphql', billing.replace(total, `${gross}${total}`));
    expect(await check('billing', '--base-ref', 'main')).toMatchObject({
      code: 0,
      verdict: 'PASSED',
      changes: ['FIELD_ADDED Invoice.gross allowed'],
      report: { comparedWith: ['main'] },
    });
  });

  test('several: a change that one of them forbids is forbidden', async () => {
    await graph.write('older.graphql', withoutTotal);
    await graph.write('billing.graphql', withoutTotal);
    const found = await check('billing', '--base', 'older.graphql', '--base-ref', 'main');
    expect(found).toMatchObject({
      code: 1,
      changes: ['FIELD_REMOVED Invoice.total not allowed'],
      report: { comparedWith: ['older.graphql', 'main'] },
    });
  });

  test('a commit that has no such subgraph: it is new, and whatever it says is allowed', async () => {
    const shop = contractText(
      'billing',
      'type Query {\n  "What can be bought."\n  items: [String!]\n}',
    );
    await graph.write('shop.graphql', shop);
    await graph.write('owners.yaml', owners('[billing, shop]'));
    const contracts = {
      accounts: 'accounts.graphql',
      billing: 'billing.graphql',
      shop: 'shop.graphql',
    };
    await graph.write('demarc.yaml', demarcYaml(contracts));
    expect(await check('shop', '--base-ref', 'main')).toMatchObject({
      code: 0,
      changes: ['FIELD_ADDED Query.items allowed'],
    });
  });

  test('a commit in which the contract lay elsewhere: it has only moved', async () => {
    await mkdir(join(graph.folder, 'contracts'));
    await graph.move('billing.graphql', 'contracts/billing.graphql');
    const contracts = { accounts: 'accounts.graphql', billing: 'contracts/billing.graphql' };
    await graph.write('demarc.yaml', demarcYaml(contracts));
    const moved = await check('--base-ref', 'main');
    expect(moved).toMatchObject({ code: 0, changes: [], codes: [] });
    expect(moved.outcomes[2]).toBe('changes completed');
    await graph.write('contracts/billing.graphql', withoutTotal);
    expect((await check('--base-ref', 'main')).changes).toEqual([
      'FIELD_REMOVED Invoice.total not allowed',
    ]);
  });
});

describe('contracts that are none', () => {
  test('each is told by its own code, with its place, and nothing else is judged', async () => {
    const bytes: Readonly<Record<string, string | Uint8Array>> = {
      latin: Buffer.from('# Gebühren\ntype Query { fee: Int }', 'latin1'),
      blank: '\uFEFF\n# nothing yet\n',
      large: `type Query { a: Int }\n#${'x'.repeat(5 * 1024 * 1024)}`,
      broken: 'type Query {\n  fee: Int @@\n}\n',
    };
    const names = Object.keys(bytes);
    for (const [name, content] of Object.entries(bytes))
      await graph.write(`${name}.graphql`, content);
    await graph.write('owners.yaml', owners(`[billing, ${names.join(', ')}]`));
    await graph.write(
      'demarc.yaml',
      demarcYaml({
        accounts: 'accounts.graphql',
        billing: 'billing.graphql',
        ...Object.fromEntries(names.map((name) => [name, `${name}.graphql`])),
      }),
    );
    const found = await check('--base-ref', 'main');
    expect(found).toMatchObject({ code: 1, verdict: 'REFUSED', changes: [] });
    expect(found.codes).toEqual([
      'ERROR ENCODING_ERROR latin',
      'ERROR CONTRACT_EMPTY blank',
      'ERROR CONTRACT_TOO_LARGE large',
      'ERROR SYNTAX_ERROR broken',
    ]);
    expect(found.outcomes).toEqual([
      'policy failed',
      'composition skipped',
      'changes skipped',
      'usage skipped',
    ]);
    expect(found.findings.map(({ file }) => file)).toEqual(names.map((name) => `${name}.graphql`));
    expect(found.findings[3]).toMatchObject({ line: 2, column: 13 });

    // To whoever checks another contract they are a matter of composition.
    expect((await check('billing')).outcomes.slice(0, 2)).toEqual([
      'policy completed',
      'composition failed',
    ]);
  });

  test('an owner that nobody knows, and a guard that guards nothing', async () => {
    const note = 'note: String @authenticated @contract(owner: "nobody", ';
    const text = billing.replace('note: String @contract(', note);
    await graph.write('billing.graphql', `${text}\ndirective @authenticated on FIELD_DEFINITION\n`);
    const found = await check('billing', '--base-ref', 'main');
    expect(found).toMatchObject({ code: 1, verdict: 'REFUSED' });
    expect(found.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'CONTRACT_OWNER_UNKNOWN',
          severity: 'ERROR',
          coordinate: 'Invoice.note',
          owner: 'nobody',
          file: 'billing.graphql',
        }),
        expect.objectContaining({
          code: 'AUTH_DIRECTIVE_NOT_LINKED',
          severity: 'ERROR',
          coordinate: '@authenticated',
        }),
      ]),
    );
    expect(found.outcomes.slice(0, 2)).toEqual(['policy failed', 'composition completed']);
    // Whom owners.yaml does not know cannot be asked.
    expect(found.report).toMatchObject({ ask: [{ owner: 'billing' }] });
  });

  test('a composer that breaks down is a finding with a place, not a stack', async () => {
    const aliased = billing
      .replace('import: ["@contract"', 'import: [{ name: "@contract", as: "@promise" }')
      .replaceAll('@contract(', '@promise(')
      .replace('@composeDirective(name: "@contract")', '@composeDirective(name: "@promise")');
    await graph.write('billing.graphql', aliased);
    const found = await check('billing', '--base-ref', 'main');
    expect(found).toMatchObject({ code: 1, verdict: 'REFUSED' });
    expect(found.codes).toContain('ERROR CONTRACT_ALIASED billing');
    const crash = found.report.steps[1]?.findings[0];
    expect(crash).toMatchObject({
      severity: 'ERROR',
      file: expect.stringMatching(/^(accounts|billing)\.graphql$/),
      line: 3,
    });
    expect(crash?.message).toContain('under the same name');
    expect(found.outcomes.slice(1)).toEqual([
      'composition failed',
      'changes skipped',
      'usage skipped',
    ]);
  });
});

describe('what is no report leaves stdout empty', () => {
  test('wrong usage, and what cannot be read', async () => {
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [['shop'], 2, 'demarc.yaml has no subgraph shop. It has: accounts, billing.'],
      [['--contract', 'billing.graphql'], 2, 'go with the name of one subgraph'],
      [['--today', '2026-02-30'], 2, 'It must be a day, as YYYY-MM-DD.'],
      [['--format', 'xml'], 2, 'Allowed choices are text, json, markdown'],
      [['--config', 'nowhere.yaml'], 2, 'there is no demarc.yaml at'],
      [['--base-ref', 'origin/nowhere'], 3, 'Git knows no commit "origin/nowhere"'],
      [['--base-ref=--all'], 3, 'Git knows no commit "--all"'],
      [['billing', '--base', 'nowhere.graphql'], 2, 'There is no such file.'],
    ];
    const results = await Promise.all(cases.map(([args]) => run('--format', 'json', ...args)));
    expect(results).toEqual(
      cases.map(([, code, sentence]) => ({
        code,
        stdout: '',
        stderr: expect.stringContaining(sentence),
      })),
    );
  });

  test('a configuration that is not right', async () => {
    await graph.write('owners.yaml', 'teams: []\n');
    const result = await run('billing', '--format', 'json');
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toContain('owners.yaml:1:');
  });

  test('a folder that is no clone', async () => {
    await rm(join(graph.folder, '.git'), { recursive: true });
    try {
      const result = await run('--base-ref', 'main', '--format', 'json');
      expect(result).toMatchObject({ code: 3, stdout: '' });
      expect(result.stderr).toContain('Git knows no commit "main"');
    } finally {
      await graph.begin();
    }
  });
});

describe('the report on stdout', () => {
  test('every format tells of the same check, with paths from the working directory', async () => {
    await graph.write('billing.graphql', withoutTotal);
    const formats = ['json', 'markdown', 'github', 'gitlab', 'sarif'];
    const reports = formats.flatMap((format) => ['--report', `${format}=reports/${format}`]);
    const { code, stdout, stderr } = await run('billing', '--base-ref', 'main', ...reports);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const files = formats.map((format) => readFile(join(graph.folder, 'reports', format), 'utf8'));
    for (const text of [stdout, ...(await Promise.all(files))]) {
      expect(text).toContain('Invoice.total');
      expect(text).toContain('COMPAT_VIOLATION');
      expect(text).toContain('billing.graphql');
      expect(text).not.toContain(graph.folder);
      expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
    }
  });

  test('a reader who leaves early is no fault, and one who is slow gets everything', async () => {
    const fields = Array.from({ length: 300 }, (_, index) => `  field${index}: Int\n`);
    const text = contractText('billing', `type Query {\n${fields.join('')}}`);
    await graph.write('billing.graphql', text);
    const piped = await inShell(
      '"$0" "$1" check billing --format json | head -c 10; echo "${PIPESTATUS[0]}"',
    );
    expect(piped).toEqual({ stdout: '{\n  "verdi1\n', stderr: '' });
    const slow = await inShell(
      '"$0" "$1" check billing --format json | (read -r first; read -r second; cat) | tail -n 2',
    );
    expect(slow).toEqual({
      stdout: expect.stringMatching(/^ {2}"today": "[-\d]+"\n\}\n$/),
      stderr: '',
    });
  });

  test('--help teaches within 80 columns, and its first example is true', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    await graph.git('update-ref', 'refs/remotes/origin/main', 'main');
    const examples = [...stdout.matchAll(/\$ demarc check (.*)/g)].map(([, args = '']) =>
      args.split(' '),
    );
    expect(examples[0]).toEqual(['billing', '--base-ref', 'origin/main']);
    expect(await run(...(examples[0] ?? []))).toMatchObject({ code: 0 });
  });
});

function owners(contexts: string): string {
  return `teams:
  - { id: billing, name: Billing, contact: '#team-billing', people: [jo], contexts: ${contexts} }
  - { id: identity, name: Identity, contact: '#team-identity', people: [al], contexts: [accounts] }
`;
}

/** Runs a line of bash in which "$0" "$1" is the command line. */
function inShell(line: string): Promise<{ stdout: string; stderr: string }> {
  const program = fileURLToPath(new URL('../../supergraph/cli/main.ts', import.meta.url));
  const shell = spawn('bash', ['-c', line, process.execPath, program], {
    cwd: graph.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    shell[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  }
  return new Promise((resolve, reject) => {
    shell.once('error', reject);
    shell.once('close', () => resolve(output));
  });
}
