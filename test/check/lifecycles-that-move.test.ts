import { describe, expect, test } from '@jest/globals';
import { checkGraph } from '../kit/check-graph.ts';
import { contractText } from '../kit/contract-text.ts';

const field = (source: string, said = '') =>
  `"What the user is called." name: String @contract(source: "${source}") @data(class: INTERNAL) ${said}`;
const accounts = (fields: string) =>
  contractText(
    'identity',
    `type Query { "Who signs in." user: User @contract(source: "a.u") }
"One who signs in." type User @key(fields: "id") @contract(owner: "identity") @data(class: INTERNAL) {
  "The number of the user." id: ID! @contract(source: "a.u.id")
  ${fields} }`,
  );
const billing = (fields: string) =>
  contractText(
    'billing',
    `type User @key(fields: "id") { id: ID!
  "What it owes." owes: Int @contract(source: "b.o") @data(class: INTERNAL)
  ${fields} }`,
  );
const experiment = '@lifecycle(stage: EXPERIMENTAL, since: "2026-01-01")';
const retired =
  '@lifecycle(stage: RETIRED, since: "2026-01-01", retireOn: "2026-06-01", note: "none: gone") @deprecated(reason: "Retired 2026-06-01. No replacement: gone.")';

async function errorsOf(question: Parameters<typeof checkGraph>[0]) {
  const { steps } = await checkGraph(question);
  return steps.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === 'ERROR')
      .map(({ code, coordinate }) => `${code} ${coordinate}`),
  );
}

describe('a field that passes to another contract goes on in its lifecycle', () => {
  const before = [{ accounts: accounts(field('a.n')), billing: billing('') }];
  const illegal = ['LIFECYCLE_TRANSITION_ILLEGAL User.name'];

  test('where it moves', async () => {
    const moved = (said: string) =>
      errorsOf({ graph: { accounts: accounts(''), billing: billing(field('b.n', said)) }, before });
    expect(await moved('')).toEqual([]);
    expect(await moved(experiment)).toEqual(illegal);
    expect(await moved(retired)).toContain('LIFECYCLE_TRANSITION_ILLEGAL User.name');
  });

  test('where it is taken over, by a check of the one that takes it', async () => {
    const taking = (said: string) =>
      errorsOf({
        graph: {
          accounts: accounts(field('a.n')),
          billing: billing(field('b.n', `@override(from: "accounts") ${said}`)),
        },
        before: [{ billing: billing('') }],
      });
    expect(await taking('')).toEqual([]);
    expect(await taking(experiment)).toEqual(illegal);
  });

  test('where it has left the other contract already, by a check of the one that takes it', async () => {
    const taking = (fields: string) =>
      errorsOf({
        graph: { accounts: accounts(''), billing: billing(field('b.n', experiment)) },
        before: [{ billing: billing('') }],
        othersBefore: { accounts: accounts(fields) },
      });
    expect(await taking('')).toEqual([]);
    expect(await taking(field('a.n'))).toEqual(illegal);
  });

  test('where its subgraph has another name now', async () => {
    const found = await errorsOf({
      graph: { accounts: accounts(''), money: billing(field('b.n', experiment)) },
      subjects: ['money'],
      before: [{}],
      departed: { billing: billing(field('b.n')) },
    });
    expect(found).toContain('LIFECYCLE_TRANSITION_ILLEGAL User.name');
  });

  test('what was retired is not given another meaning elsewhere', async () => {
    const found = await errorsOf({
      graph: { accounts: accounts(''), billing: billing(field('b.n')) },
      before: [{ accounts: accounts(field('a.n', retired)), billing: billing('') }],
    });
    expect(found).toEqual([
      'LIFECYCLE_TRANSITION_ILLEGAL User.name',
      'COORDINATE_REUSED User.name',
    ]);
  });

  test('what is new, or shared as it was, is none of that', async () => {
    expect(
      await errorsOf({
        graph: { accounts: accounts(''), billing: billing(field('b.n', experiment)) },
        before: [{ accounts: accounts(''), billing: billing('') }],
      }),
    ).toEqual([]);
  });
});
