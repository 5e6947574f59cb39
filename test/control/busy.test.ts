import { expect, test } from '@jest/globals';
import { ownedContracts } from '../kit/owned-graph.ts';
import { startTestControl } from '../kit/start-control.ts';

/** A contract that takes a while to judge. */
const large = ownedContracts.catalogue.replace(
  '"A title that the shop sells."',
  `${Array.from(
    { length: 3_000 },
    (_, at) => `"What shelf ${at} holds."
type Shelf${at} @data(class: INTERNAL) {
  "How many titles stand on it."
  titles: Int! @contract(source: "catalogue.shelves.titles${at}")
}
`,
  ).join('')}
"A title that the shop sells."`,
);

test('gateways are answered while a check is judged', async () => {
  const control = await startTestControl();
  try {
    await control.publish(ownedContracts);
    const check = { isJudged: false };
    const began = performance.now();
    const checking = control
      .ask(
        'query ($contracts: [ContractInput!]!) { checkContracts(contracts: $contracts) { isBlocked } }',
        {
          contracts: [
            {
              subgraph: 'catalogue',
              url: 'http://catalogue.example/graphql',
              path: 'catalogue.graphql',
              sdl: large,
            },
          ],
        },
      )
      .finally(() => (check.isJudged = true));
    let longest = 0;
    let answered = 0;
    while (!check.isJudged) {
      const asked = performance.now();
      const response = await fetch(new URL('/supergraph', control.url), {
        headers: { authorization: `Bearer ${control.token}` },
      });
      await response.text();
      longest = Math.max(longest, performance.now() - asked);
      answered += 1;
    }
    const took = performance.now() - began;
    expect((await checking).errors).toEqual([]);
    // On the request loop itself one of them would have waited for nearly all of the check.
    expect(answered).toBeGreaterThan(5);
    expect(longest).toBeLessThan(took / 2);
  } finally {
    await control.close();
  }
}, 240_000);
