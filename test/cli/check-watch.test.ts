import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startDemarc, type DemarcProcess } from '../kit/demarc-process.ts';
import { until } from '../kit/until.ts';
import {
  accounts,
  billing,
  demarcYaml,
  writeCheckedGraph,
  type CheckedGraph,
} from './checked-graph.ts';

let graph: CheckedGraph;
beforeAll(async () => {
  graph = await writeCheckedGraph();
});
afterAll(() => graph.remove());

/** Waits until the last check came to this and waits for the next change. */
async function comesTo(demarc: DemarcProcess, outcome: string): Promise<void> {
  const rest = `${outcome}. Waiting for a change; Ctrl-C ends.\n`;
  await until(`the last line is ${rest}`, () => demarc.stdout.endsWith(rest));
}

const checksOf = ({ stdout }: DemarcProcess) => stdout.match(/Waiting for a change/g)?.length ?? 0;

test('a contract, the configuration and the owners are checked again whenever they change', async () => {
  const demarc = startDemarc(['check', '--watch', '--base-ref', 'main'], graph.folder);
  await comesTo(demarc, 'PASSED');
  expect(demarc.stdout).toMatch(/\n\d\d:\d\d:\d\d PASSED\. Waiting/);

  await graph.write('billing.graphql', billing.replace('total: Int', 'total: Int @@'));
  await demarc.printed('ERROR SYNTAX_ERROR in billing');
  await comesTo(demarc, 'REFUSED');

  await graph.write('billing.graphql', billing.replace('"What is to be paid, in cents."', ''));
  await demarc.printed('MEANING_MISSING Invoice.total');
  await comesTo(demarc, 'REFUSED');

  // As most editors save: a new file takes the place of the old one.
  await graph.write('new.graphql', billing);
  await rename(join(graph.folder, 'new.graphql'), join(graph.folder, 'billing.graphql'));
  await comesTo(demarc, 'PASSED');

  await graph.write('owners.yaml', 'teams: []\n');
  await comesTo(demarc, 'NOT CHECKED: the configuration is not right');
  expect(demarc.stderr).toContain('owners.yaml:1:');
  await graph.git('checkout', '--quiet', 'owners.yaml');
  await comesTo(demarc, 'PASSED');

  await rm(join(graph.folder, 'accounts.graphql'));
  await until('the missing file is told', () => demarc.stderr.includes('accounts.graphql'));
  await graph.write('moved/here/accounts.graphql', accounts);
  const contracts = { accounts: 'moved/here/accounts.graphql', billing: 'billing.graphql' };
  await graph.write('demarc.yaml', demarcYaml(contracts));
  await comesTo(demarc, 'PASSED');

  // The contract is watched where it lies now.
  await appendFile(join(graph.folder, 'moved/here/accounts.graphql'), '\ntype {');
  await comesTo(demarc, 'REFUSED');
  await graph.write('moved/here/accounts.graphql', accounts);
  await comesTo(demarc, 'PASSED');

  // As git does where the other branch has no such folder.
  await rm(join(graph.folder, 'moved'), { recursive: true });
  await comesTo(demarc, 'NOT CHECKED: the configuration is not right');
  await graph.write('moved/here/accounts.graphql', accounts);
  await comesTo(demarc, 'PASSED');

  const checks = checksOf(demarc);
  await graph.write('clients/web/1.0.0.json', '{}');
  await until('the client is seen', () => checksOf(demarc) > checks);

  demarc.kill('SIGINT');
  expect(await demarc.exited).toBe(0);
});

test('many changes at once are few checks, and the last one wins', async () => {
  const demarc = startDemarc(['check', 'billing', '--watch'], graph.folder);
  await comesTo(demarc, 'PASSED');
  for (let count = 0; count < 50; count += 1) {
    await graph.write('billing.graphql', `${billing}# ${count}`);
  }
  await graph.write('billing.graphql', 'type Query {');
  await comesTo(demarc, 'REFUSED');
  expect(checksOf(demarc)).toBeLessThan(25);
  demarc.kill('SIGTERM');
  expect(await demarc.exited).toBe(0);
  await graph.write('billing.graphql', billing);
});

test('wrong usage that was typed ends it, and so does a format for machines', async () => {
  const unknown = startDemarc(['check', 'shop', '--watch'], graph.folder);
  const json = startDemarc(['check', '--watch', '--format', 'json'], graph.folder);
  expect(await unknown.exited).toBe(2);
  expect(unknown.stderr).toContain('demarc.yaml has no subgraph shop');
  expect(await json.exited).toBe(2);
  expect(json.stderr).toContain('--watch is for a person');
});

test('a subgraph that goes while it is watched is waited for', async () => {
  const demarc = startDemarc(['check', 'billing', '--watch'], graph.folder);
  await comesTo(demarc, 'PASSED');
  await graph.write('demarc.yaml', demarcYaml({ accounts: 'accounts.graphql' }));
  await graph.write('accounts.graphql', accounts);
  await until('it is told', () => demarc.stdout.includes('NOT CHECKED'));
  await graph.git('checkout', '--quiet', '.');
  await comesTo(demarc, 'PASSED');
  demarc.kill('SIGHUP');
  expect(await demarc.exited).toBe(0);
});
