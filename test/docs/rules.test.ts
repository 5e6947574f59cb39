import { expect, test } from '@jest/globals';
import { findingCatalogue } from '../../supergraph/finding-catalogue.ts';
import { policyRules } from '../../supergraph/policy/policy-rules.ts';
import { tableRows } from '../kit/source/table-rows.ts';

const unmarked = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll('`', ''));

test('docs/rules.md lists every rule and every finding of the other steps, and nothing else', () => {
  const ofPolicy = policyRules.map(({ code, family, severity, when, todo }) =>
    unmarked([code, family, severity, when, todo]),
  );
  const ofOtherSteps = Object.entries(findingCatalogue).map(
    ([code, { step, severity, when, todo }]) => unmarked([code, step, severity, when, todo]),
  );
  expect(tableRows('docs/rules.md')).toEqual([...ofPolicy, ...ofOtherSteps]);
});
