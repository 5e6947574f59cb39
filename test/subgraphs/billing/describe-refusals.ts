import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { refusalOf } from './refusal.ts';
import type { RefusedStatement } from './refused-statement.ts';

/** Proves that each statement is refused for its reason, on every engine, even to the owner of the tables. */
export function describeRefusals(theme: string, refused: readonly RefusedStatement[]): void {
  describe.each(engines)(`${theme} on %s`, (_name, engine) => {
    let subgraph: TestSubgraph;
    beforeAll(async () => {
      subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
    });
    afterAll(() => subgraph.close());

    test.each(refused)('refuses even its owner $what', async ({ sql, code, by }) => {
      expect(await refusalOf(subgraph.owner(sql))).toEqual({ code, by });
    });
  });
}
