import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccounts } from '@demarc/accounts';
import { billing } from '@demarc/billing';
import { foundationFaults } from '@demarc/foundation/process';
import { jobsOf } from '@demarc/kit';
import { workflows } from '@demarc/workflows';
import { engines } from '../kit/engines.ts';
import { tableRows } from '../kit/source/table-rows.ts';
import type { TestSubgraph } from '../kit/test-subgraph.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8').replaceAll(
  /\n(?=rebuild-)/g,
  ' ',
);
const accounts = createAccounts(Buffer.alloc(32, 7));
const contexts = { accounts, billing, workflows };

describe('docs/runbook.md', () => {
  test('knows each event from warn upwards, and no other', () => {
    const alarming = tableRows('docs/logs.md')
      .filter(([, level]) => ['warn', 'error', 'fatal'].includes(level ?? ''))
      .map(([event]) => event);
    const rows = [...runbook.matchAll(/^\| `([a-z_]+\.[a-z_]+)`/gm)].map(([, event]) => event);
    expect(rows).toEqual(alarming);
  });

  test('leads to sections that are there', () => {
    const anchors = [...runbook.matchAll(/^##+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^a-z -]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });

  test('names only commands, options and jobs that there are', () => {
    const typed = [
      ...runbook.matchAll(
        /(?:npx demarc|main\.ts) ([a-z-]+(?: (?:create|list|revoke)\b)?)([^`\n]*)/g,
      ),
    ];
    expect(typed.length).toBeGreaterThan(15);
    for (const [line, command = '', rest = ''] of typed) {
      const help = helpOf(command);
      const options = [...rest.matchAll(/--[a-z]+/g)].map(([option]) => option);
      expect([line, options.filter((option) => !help.includes(option))]).toEqual([line, []]);
      if (command !== 'job') continue;
      const [, context, job] = / (accounts|billing|workflows) ([a-z-]+)/.exec(rest) ?? [];
      if (context === undefined) continue;
      const definition = contexts[context as keyof typeof contexts];
      const jobs = Object.keys(jobsOf(definition, () => undefined));
      expect([line, jobs]).toEqual([line, expect.arrayContaining([job])]);
    }
  });

  test('names codes that there are', () => {
    const codes = [...runbook.matchAll(/^- (`[A-Z_`, ]+`)/gm)].flatMap(([, list = '']) =>
      [...list.matchAll(/[A-Z_]{5,}/g)].map(([code]) => code),
    );
    expect(codes).not.toEqual([]);
    expect(codes.filter((code) => !(code in foundationFaults))).toEqual([]);
  });
});

const helps = new Map<string, string>();
function helpOf(command: string): string {
  const known = helps.get(command);
  if (known !== undefined) return known;
  const main = join(root, 'supergraph/cli/main.ts');
  const help = execFileSync(process.execPath, [main, ...command.split(' '), '--help'], {
    encoding: 'utf8',
  });
  helps.set(command, help);
  return help;
}

describe.each(engines)('the SQL of docs/runbook.md on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(accounts);
  });
  afterAll(() => subgraph.close());

  const blocks = [...runbook.matchAll(/```sql\n([^]*?)```/g)].map(([, sql = '']) => sql);

  test('is all there', () => expect(blocks).toHaveLength(4));

  test.each(blocks)('runs as the owner: %s', async (sql) => {
    await expect(subgraph.owner(sql.trim().replace(/;$/, ''))).resolves.toBeDefined();
  });
});
