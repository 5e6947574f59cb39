import { expect, test } from '@jest/globals';
import { checkGraph } from '../kit/check-graph.ts';
import { contractText } from '../kit/contract-text.ts';

const shared = (type: string, query: string) => `type Query { "Two things." ${query}: Pair }
"What comes in twos." type Pair @shareable @contract(owner: "platform") {
  "What is on the left." left: ${type}
}`;
const graph = {
  billing: contractText('billing', shared('String', 'bill')),
  accounts: contractText('identity', shared('Int', 'account')),
};

test.each([
  ['billing', 'accounts'],
  ['accounts', 'billing'],
])('a disagreement stands in the checked contract: %s', async (checked, other) => {
  const { steps } = await checkGraph({ graph, subjects: [checked] });
  const [finding] = steps[1]?.findings ?? [];
  expect(finding).toMatchObject({
    code: 'FIELD_TYPE_MISMATCH',
    coordinate: 'Pair.left',
    subgraph: checked,
    file: `${checked}.graphql`,
    line: 8,
    otherPlaces: [{ subgraph: other, owner: 'platform', file: `${other}.graphql`, line: 8 }],
  });
  expect(finding?.frame).toContain(
    `>  8 |   "What is on the left." left: ${checked === 'billing' ? 'String' : 'Int'}`,
  );
});
