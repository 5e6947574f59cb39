import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { engines } from '../kit/engines.ts';
import { ownedContracts } from '../kit/owned-graph.ts';
import { startTestControl, type TestControl } from '../kit/start-control.ts';

describe.each(engines)('%s', (_name, engine) => {
  let control: TestControl;
  beforeEach(async () => {
    control = await startTestControl({ engine });
  }, 240_000);
  afterEach(() => control.close());

  test('what is published can be read again, with who published it', async () => {
    expect(await control.publish(ownedContracts)).toMatchObject({
      __typename: 'PublishContractsPayload',
      version: { number: 1 },
      report: { verdict: 'PASSED' },
    });
    const answer = await control.ask(`{
      currentVersion {
        number parentNumber publishedBy changedSubgraphs report { verdict subgraphs }
        contracts { subgraph url path sinceVersion sdl }
      }
    }`);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({
      currentVersion: {
        number: 1,
        parentNumber: null,
        changedSubgraphs: ['catalogue', 'reviews'],
        report: { verdict: 'PASSED', subgraphs: ['catalogue', 'reviews'] },
        contracts: [
          { subgraph: 'catalogue', sinceVersion: 1, sdl: ownedContracts.catalogue },
          { subgraph: 'reviews', sinceVersion: 1, sdl: ownedContracts.reviews },
        ],
      },
    });
    expect(await control.publish(ownedContracts)).toMatchObject({ __typename: 'PublishUnchanged' });
  });
});
