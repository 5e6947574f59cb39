import { describe, expect, test } from '@jest/globals';
import { checkGraph } from '../kit/check-graph.ts';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';

const accounts = contractText('identity', `type Query { "How many may sign in." users: Int }`);
const debt = '"What is owed in all." debt: Int @contract(source: "b.debt")';

/** A contract whose root type has these fields, under any name. */
function billing(root: string, fields: string): string {
  const text = contractText('billing', `type ${root} { ${debt}\n${fields} }`);
  return root === 'Query' ? text : `${text}\nextend schema { query: ${root} }`;
}

async function check(before: string, after: string) {
  const report = await checkGraph({
    graph: { billing: after, accounts },
    before: [{ billing: before }],
  });
  const changes = report.changes.map(
    ({ kind, coordinate, allowed }) =>
      `${kind} ${coordinate} ${allowed ? 'allowed' : 'not allowed'}`,
  );
  return { report, verdict: report.verdict, changes };
}

const invoices = (said = '', meaning = 'How many there are.') =>
  `"${meaning}" invoices: Int @contract(source: "b.i" ${said})`;
const classified = (level: string) =>
  `"How many there are." invoices: Int @contract(source: "b.i") @data(class: ${level})`;

describe.each([
  ['Root', 'Root'],
  ['Query', 'Root'],
  ['Root', 'Query'],
])('the root type was %s and is %s', (was, is) => {
  test('its name alone changes nothing', async () => {
    const { verdict, changes } = await check(billing(was, invoices()), billing(is, invoices()));
    expect({ verdict, changes }).toEqual({ verdict: 'PASSED', changes: [] });
  });

  test('a field that goes is missed', async () => {
    expect(await check(billing(was, invoices()), billing(is, ''))).toMatchObject({
      verdict: 'REFUSED',
      changes: ['FIELD_REMOVED Query.invoices not allowed'],
    });
  });

  test('a field that is kept FROZEN stays as it is', async () => {
    const frozen = 'compat: FROZEN';
    expect(
      await check(
        billing(was, invoices(frozen)),
        billing(is, invoices(frozen, 'How much is due.')),
      ),
    ).toMatchObject({
      verdict: 'REFUSED',
      changes: ['MEANING_CHANGED Query.invoices not allowed'],
    });
  });

  test('a class that is lowered is seen', async () => {
    const [secret, open] = [classified('CONFIDENTIAL'), classified('PUBLIC')];
    expect(await check(billing(was, secret), billing(is, open))).toMatchObject({
      verdict: 'REFUSED',
      changes: ['DATA_CLASS_LOWERED Query.invoices not allowed'],
    });
  });
});

test('findings stand where the file has them', async () => {
  const { report } = await check(
    billing('Root', invoices()),
    billing('Root', 'invoices: Int @contract(source: "b.i")'),
  );
  const missing = report.steps[0]?.findings.find(({ code }) => code === 'MEANING_MISSING');
  expect(missing).toMatchObject({ coordinate: 'Query.invoices', line: FIRST_LINE_OF_TYPES + 1 });
});

test('a type of the default name beside another root is refused, not mistaken for it', async () => {
  const both = `${billing('Root', invoices())}\n"Not where reading starts." type Query { ${debt} }`;
  const { report } = await check(billing('Root', invoices()), both);
  expect(report.steps[1]?.findings.map(({ code }) => code)).toEqual(['ROOT_QUERY_USED']);
});
