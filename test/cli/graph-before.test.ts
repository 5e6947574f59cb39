import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CheckReport } from '../../supergraph/check-report.ts';
import { runDemarc } from '../kit/demarc-process.ts';
import { billing, demarcYaml, writeCheckedGraph, type CheckedGraph } from './checked-graph.ts';

let graph: CheckedGraph;
beforeEach(async () => {
  graph = await writeCheckedGraph();
});
afterEach(() => graph.remove());

const withoutTotal = billing.replace(/ {2}"What is to be paid[^]*?total: .*\n/, '');
const commit = async () => {
  await graph.git('add', '--all');
  await graph.git('commit', '--quiet', '--message=next');
};

/** Checks against the last commit. */
async function check(
  names: readonly string[] = [],
  { folder = '', args = [] }: { folder?: string; args?: readonly string[] } = {},
) {
  const asked = ['check', ...names, '--base-ref', 'HEAD', '--format', 'json', ...args];
  const { code, stdout, stderr } = await runDemarc(asked, join(graph.folder, folder));
  if (stdout === '') return { code, stderr, codes: [], changes: [] };
  const report = JSON.parse(stdout) as CheckReport;
  return {
    code,
    stderr,
    codes: report.steps.flatMap(({ findings }) =>
      findings.map(({ severity, code: name }) => `${severity} ${name}`),
    ),
    changes: report.changes.map(({ kind, coordinate, allowed }) =>
      [kind, coordinate, allowed ? 'allowed' : 'not allowed'].join(' '),
    ),
  };
}

describe('subgraphs that demarc.yaml has no more', () => {
  const takeOutBilling = async () => {
    await graph.write('demarc.yaml', demarcYaml({ accounts: 'accounts.graphql' }));
    await graph.write('owners.yaml', owners({ billing: '[]' }));
  };

  test('what they had is removed, and no check is blind to it', async () => {
    await takeOutBilling();
    const refused = {
      code: 1,
      codes: ['ERROR COMPAT_VIOLATION', 'ERROR COMPAT_VIOLATION'],
      changes: ['FIELD_REMOVED Query.invoice not allowed', 'TYPE_REMOVED Invoice not allowed'],
    };
    const all = await check();
    expect(all).toMatchObject({ code: 1, changes: expect.arrayContaining(refused.changes) });
    expect(all.codes).toEqual(expect.arrayContaining(refused.codes));
    expect(await check(['accounts'])).toEqual(all);
  });

  test('an announced end is an end before its date too', async () => {
    const going = billing
      .replace(
        '  ): Invoice\n',
        '  ): Invoice\n    @lifecycle(stage: DEPRECATED, since: "2026-01-01", retireOn: "2030-01-01", note: "none: closed")\n    @deprecated(reason: "No replacement: closed. Retires 2030-01-01.")\n',
      )
      .replace(
        '@data(class: INTERNAL) {',
        '@data(class: INTERNAL) @lifecycle(stage: DEPRECATED, since: "2026-01-01", retireOn: "2030-01-01", note: "none: closed") {',
      );
    await graph.write('billing.graphql', going);
    await commit();
    await takeOutBilling();
    const early = await check([], { args: ['--today', '2029-12-31'] });
    expect(early).toMatchObject({
      code: 1,
      codes: expect.arrayContaining(['ERROR COMPAT_VIOLATION']),
    });
    expect(early.changes).toContain('FIELD_REMOVED Query.invoice not allowed');
    const due = await check([], { args: ['--today', '2030-01-01'] });
    expect(due.codes).toEqual(expect.arrayContaining(['ERROR RETIRE_USAGE_UNKNOWN']));
    expect(due.codes).not.toContain('ERROR COMPAT_VIOLATION');
  });

  test('one that is only renamed moves; one that is renamed and breaks is refused', async () => {
    const renamed = { accounts: 'accounts.graphql', invoicing: 'billing.graphql' };
    await graph.write('demarc.yaml', demarcYaml(renamed));
    await graph.write('owners.yaml', owners({ billing: '[invoicing]' }));
    const moved = await check();
    expect(moved).toMatchObject({
      code: 0,
      codes: expect.arrayContaining(['WARNING APPROVAL_NEEDED']),
    });
    expect(moved.changes).toEqual(
      expect.arrayContaining([expect.stringMatching(/^RESOLVER_MOVED Invoice/)]),
    );

    await graph.write('billing.graphql', withoutTotal);
    for (const names of [[], ['invoicing']]) {
      const broken = await check(names);
      expect(broken).toMatchObject({ code: 1 });
      expect(broken.changes).toContain('FIELD_REMOVED Invoice.total not allowed');
    }
  });

  test('all of them at once', async () => {
    await graph.write(
      'demarc.yaml',
      demarcYaml({ people: 'accounts.graphql', money: 'billing.graphql' }),
    );
    await graph.write('owners.yaml', owners({ billing: '[money]', identity: '[people]' }));
    await graph.write('billing.graphql', withoutTotal);
    expect((await check()).changes).toContain('FIELD_REMOVED Invoice.total not allowed');
  });
});

describe('contracts that a commit names and does not have', () => {
  const unreadable = {
    code: 3,
    stderr: expect.stringContaining('names it as the contract of billing'),
  };

  test('one that was never committed is no new one', async () => {
    await graph.git('rm', '--quiet', '--cached', 'billing.graphql');
    await graph.git('commit', '--quiet', '--message=next');
    await graph.write('billing.graphql', withoutTotal);
    expect(await check()).toMatchObject(unreadable);
    // Whoever does not need it is not held up by it.
    expect(await check(['accounts'])).toMatchObject({ code: 0 });
  });

  test('one in a submodule', async () => {
    await graph.git('init', '--quiet', 'sub');
    await graph.move('billing.graphql', 'sub/billing.graphql');
    await graph.git('-C', 'sub', 'add', '.');
    await graph.git('-C', 'sub', 'commit', '--quiet', '--message=begin');
    const contracts = { accounts: 'accounts.graphql', billing: 'sub/billing.graphql' };
    await graph.write('demarc.yaml', demarcYaml(contracts));
    await commit();
    await graph.write('sub/billing.graphql', withoutTotal);
    expect(await check()).toMatchObject(unreadable);
  });

  test('links within the repository are followed, to a file and to a folder', async () => {
    await mkdir(join(graph.folder, 'real'));
    await graph.move('billing.graphql', 'real/billing.graphql');
    await graph.move('accounts.graphql', 'real/accounts.graphql');
    await symlink('real/billing.graphql', join(graph.folder, 'billing.graphql'));
    await symlink('real', join(graph.folder, 'linked'));
    const contracts = { accounts: 'linked/accounts.graphql', billing: 'billing.graphql' };
    await graph.write('demarc.yaml', demarcYaml(contracts));
    await commit();
    expect(await check()).toMatchObject({ code: 0, changes: [], codes: [] });
    await graph.write('real/billing.graphql', withoutTotal);
    expect((await check()).changes).toEqual(['FIELD_REMOVED Invoice.total not allowed']);
  });
});

describe('where the demarc.yaml of a commit is', () => {
  test('in another folder: the graph is known by its name', async () => {
    await mkdir(join(graph.folder, 'graphs/shop'), { recursive: true });
    for (const file of ['demarc.yaml', 'owners.yaml', 'accounts.graphql', 'billing.graphql']) {
      await graph.move(file, `graphs/shop/${file}`);
    }
    const moved = await check([], { folder: 'graphs/shop' });
    expect(moved).toMatchObject({ code: 0, codes: [], changes: [] });
    await graph.write('graphs/shop/billing.graphql', withoutTotal);
    expect((await check([], { folder: 'graphs/shop' })).changes).toEqual([
      'FIELD_REMOVED Invoice.total not allowed',
    ]);
  });

  test('under another name', async () => {
    await graph.move('demarc.yaml', 'graph.yaml');
    await graph.write('billing.graphql', withoutTotal);
    expect((await check([], { args: ['--config', 'graph.yaml'] })).changes).toEqual([
      'FIELD_REMOVED Invoice.total not allowed',
    ]);
  });

  test('nowhere: contracts at their places are compared, and it is said that others count as new', async () => {
    await graph.git('rm', '--quiet', '--cached', 'demarc.yaml', 'accounts.graphql');
    await graph.git('commit', '--quiet', '--message=next');
    expect(await check()).toMatchObject({ code: 0, codes: ['WARNING BASE_WITHOUT_GRAPH'] });
    await graph.write('billing.graphql', withoutTotal);
    expect(await check()).toMatchObject({
      code: 1,
      changes: expect.arrayContaining(['FIELD_REMOVED Invoice.total not allowed']),
    });
  });

  test('of another shape: its list of subgraphs is read; without one nothing can be said', async () => {
    await mkdir(join(graph.folder, 'contracts'));
    await graph.move('billing.graphql', 'contracts/billing.graphql');
    const lay = { accounts: 'accounts.graphql', billing: 'contracts/billing.graphql' };
    await graph.write('demarc.yaml', `of-another-version: true\n${demarcYaml(lay)}`);
    await commit();
    await rm(join(graph.folder, 'contracts'), { recursive: true });
    await graph.write('billing.graphql', withoutTotal);
    const lies = { accounts: 'accounts.graphql', billing: 'billing.graphql' };
    await graph.write('demarc.yaml', demarcYaml(lies));
    expect((await check()).changes).toEqual(['FIELD_REMOVED Invoice.total not allowed']);

    await graph.write('demarc.yaml', 'subgraphs: everywhere\n');
    await commit();
    await graph.write('demarc.yaml', demarcYaml(lies));
    expect(await check()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('does not list its subgraphs'),
    });
  });
});

test('a ref that leaves a commit out names none', async () => {
  const { code, stderr } = await runDemarc(['check', '--base-ref', '^HEAD'], graph.folder);
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining('Git knows no commit "^HEAD"'),
  });
});

function owners({ billing: ofBilling, identity = '[accounts]' }: Record<string, string>): string {
  return `teams:
  - { id: billing, name: Billing, contact: '#team-billing', people: [jo], contexts: ${ofBilling ?? '[]'} }
  - { id: identity, name: Identity, contact: '#team-identity', people: [al], contexts: ${identity} }
`;
}
