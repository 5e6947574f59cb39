import { describe, expect, test } from '@jest/globals';
import { parse, printSchema, Source, validateSchema } from 'graphql';
import {
  composeContracts,
  type CompositionOptions,
} from '../../../supergraph/composition/compose-contracts.ts';
import { contractText } from '../../kit/contract-text.ts';

function compose(texts: Readonly<Record<string, string>>, options?: CompositionOptions) {
  const contracts = Object.entries(texts).map(([name, text]) => ({
    name,
    url: `http://${name}.example/graphql`,
    document: parse(new Source(text, `${name}.graphql`)),
  }));
  return composeContracts(contracts, options);
}

function apiOf(texts: Readonly<Record<string, string>>) {
  const result = compose(texts);
  if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
  return result.apiSchema();
}

const billing = contractText(
  'billing',
  `"The root." type Query {
  "Old." invoices(first: Int = 7, "Which." where: Where = { paid: true }): [Invoice!] @deprecated(reason: "Use bills.")
  secret: Hidden @inaccessible
  state(in: State = OPEN): State
  thing: Thing
  node: Node
}
input Where { "Paid." paid: Boolean = false cost: Int @inaccessible old: Int @deprecated }
type Invoice implements Node @key(fields: "id") @contract(owner: "billing") {
  id: ID! @contract(owner: "billing", rules: ["length:1..64"])
  margin: Int @inaccessible @data(class: SECRET)
  due: Day
}
interface Node { id: ID! }
type Hidden @inaccessible { margin: Int }
enum State { OPEN SHUT @deprecated(reason: "Use OPEN.") WRITTEN_OFF @inaccessible }
union Thing = Invoice | Hidden
scalar Day @specifiedBy(url: "https://day.example")`,
).replace('"@override",', '"@override", "@inaccessible",');

describe('what clients see of a supergraph', () => {
  test('meanings, defaults and deprecations; nothing inaccessible, of federation or of the contract language', () => {
    const schema = apiOf({ billing });
    expect(validateSchema(schema)).toEqual([]);
    expect(printSchema(schema)).toBe(`"""The root."""
type Query {
  """Old."""
  invoices(
    first: Int = 7

    """Which."""
    where: Where = {paid: true}
  ): [Invoice!] @deprecated(reason: "Use bills.")
  state(in: State = OPEN): State
  thing: Thing
  node: Node
}

input Where {
  """Paid."""
  paid: Boolean = false
  old: Int @deprecated
}

type Invoice implements Node {
  id: ID!
  due: Day
}

interface Node {
  id: ID!
}

enum State {
  OPEN
  SHUT @deprecated(reason: "Use OPEN.")
}

union Thing = Invoice

scalar Day @specifiedBy(url: "https://day.example")`);
  });

  test('fields of several contexts stand on one type', () => {
    const workflows = contractText(
      'workflows',
      'type Invoice @key(fields: "id") { id: ID! approved: Boolean }',
    );
    const fields = apiOf({ billing, workflows }).getType('Invoice')?.toConfig().astNode;
    expect(fields).toMatchObject({
      fields: [
        { name: { value: 'id' } },
        { name: { value: 'due' } },
        { name: { value: 'approved' } },
      ],
    });
  });

  test('it is made once', () => {
    const result = compose({ billing });
    expect(result.ok && result.apiSchema()).toBe(result.ok && result.apiSchema());
  });
});

describe('composing without satisfiability', () => {
  const left = contractText(
    'left',
    'type Query { a: T }\ntype T @key(fields: "id") @contract(owner: "left") { id: ID! }',
  );
  const right = contractText('right', 'type T @key(fields: "code") { code: ID! far: Int }');
  const together = { left, right: right.replace('"code") { code', '"id") { id') };

  test('merges what no plan can reach', () => {
    expect(compose({ left, right })).toMatchObject({ ok: false });
    expect(compose({ left, right }, { satisfiability: false })).toMatchObject({ ok: true });
  });

  test('makes the same supergraph of what composes', () => {
    const [whole, merged] = [compose(together), compose(together, { satisfiability: false })];
    expect(whole.ok && whole.supergraphSdl).toBe(merged.ok && merged.supergraphSdl);
    expect(whole.ok && printSchema(whole.apiSchema())).toBe(
      merged.ok && printSchema(merged.apiSchema()),
    );
  });

  test('still refuses what cannot be merged', () => {
    const other = contractText('other', 'type Query { a: Int }');
    expect(compose({ left, other }, { satisfiability: false })).toMatchObject({
      findings: [{ code: 'FIELD_TYPE_MISMATCH' }, { code: 'INVALID_FIELD_SHARING' }],
    });
  });
});
