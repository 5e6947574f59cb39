import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publish, type PublishOutcome } from '../../supergraph/publish.ts';
import { judgePublish } from '../../supergraph/publishing/judge-publish.ts';
import type { Publisher } from '../../supergraph/publishing/publisher.ts';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import { engines } from '../kit/engines.ts';
import {
  admin,
  newRequest,
  openPublisher,
  shopContract,
  team,
  withField,
  type TestPublisher,
} from './open-publisher.ts';
import { smallContract } from './small-contexts.ts';

const CONTEXTS = 8;
const PUBLISHES = 40;

/** Judges, and waits then until as many others have judged: all of them against the same version. */
function judgeTogether(count: number): Publisher['judge'] {
  let judged = 0;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return async (question) => {
    const judgement = await judgePublish(question);
    judged += 1;
    if (judged >= count) resolve(undefined);
    await promise;
    return judgement;
  };
}

describe.each(engines)('publishes at once on %s', (name, engine) => {
  let here: TestPublisher;
  let there: Publisher;
  beforeEach(async () => {
    here = await openPublisher(engine, {
      teams: [
        ...['catalogue', 'reviews'],
        ...Array.from({ length: CONTEXTS }, (_, index) => `context${index}`),
      ].map((id) => ({ id, contact: `#${id}`, contexts: [id] })),
    });
    there = await here.another();
    await publish(here, {
      actor: admin,
      requestId: newRequest(),
      contracts: [shopContract('catalogue'), shopContract('reviews')],
      removed: [],
    });
  }, 120_000);
  afterEach(() => here.close());

  /** Of two processes both judge against version 1; of one process the second waits for its turn. */
  const atOnce = async (
    ...requests: readonly (readonly [string, ContractSource, string?])[]
  ): Promise<readonly PublishOutcome[]> => {
    const judge = name === 'PostgreSQL' ? judgeTogether(requests.length) : here.judge;
    return Promise.all(
      requests.map(([actor, contract, requestId = newRequest()], index) =>
        publish(
          { ...(index % 2 === 0 ? here : there), judge },
          { actor: team(actor), requestId, contracts: [contract], removed: [] },
        ),
      ),
    );
  };
  const numbers = async () =>
    (await here.registry.versions({ first: 100, before: undefined })).map(({ number }) => number);

  test('of two contexts: both are there, the second checked against the first', async () => {
    const outcomes = await atOnce(
      ['catalogue', withField('catalogue', 'weight: Int')],
      ['reviews', withField('reviews', 'blurb: String')],
    );
    expect(outcomes.map(({ type }) => type)).toEqual(['PUBLISHED', 'PUBLISHED']);
    const second = outcomes.find((one) => one.type === 'PUBLISHED' && one.version.number === 3);
    expect(second).toMatchObject({ report: { comparedWith: ['version 2'] } });
    const contracts = await here.registry.contractsOf(3);
    expect(contracts.map(({ since }) => since).toSorted((a, b) => a - b)).toEqual([2, 3]);
  }, 120_000);

  test('what only the winner makes illegal is refused', async () => {
    const outcomes = await atOnce(
      ['catalogue', withField('catalogue', 'weight: Int')],
      ['reviews', withField('reviews', 'weight: Int')],
    );
    expect(outcomes.map(({ type }) => type).toSorted()).toEqual(['PUBLISHED', 'REFUSED']);
    const loser = outcomes.find((one) => one.type === 'REFUSED');
    expect(loser).toMatchObject({ isBlocked: true });
    expect(JSON.stringify(loser)).toContain('INVALID_FIELD_SHARING');
    expect(await numbers()).toEqual([2, 1]);
  }, 120_000);

  test('of the same context: the second has to look at the first', async () => {
    const outcomes = await atOnce(
      ['catalogue', withField('catalogue', 'weight: Int')],
      ['catalogue', withField('catalogue', 'height: Int')],
    );
    expect(outcomes.map(({ type }) => type).toSorted()).toEqual(['CONFLICT', 'PUBLISHED']);
    expect(outcomes.find(({ type }) => type === 'CONFLICT')).toMatchObject({
      version: { number: 2 },
      subgraphs: ['catalogue'],
    });
    expect(await numbers()).toEqual([2, 1]);
  }, 120_000);

  test('of one request: one effect and one answer', async () => {
    const requestId = newRequest();
    const one = ['catalogue', withField('catalogue', 'weight: Int'), requestId] as const;
    const [first, second] = await atOnce(one, one);
    expect(first).toMatchObject({ type: 'PUBLISHED', version: { number: 2 } });
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(await numbers()).toEqual([2, 1]);
    const acts = await here.registry.acts({ first: 10, before: undefined });
    expect(acts.map(({ kind }) => kind)).toEqual(['PUBLISHED', 'PUBLISHED']);
  }, 120_000);

  test(`${PUBLISHES} of ${CONTEXTS} contexts: one line without gaps, with every contract`, async () => {
    const published = new Map<number, ContractSource>();
    await Promise.all(
      Array.from({ length: PUBLISHES }, async (_, index) => {
        const source = smallContract(`context${index % CONTEXTS}`, index);
        const outcome = await publish(index % 2 === 0 ? here : there, {
          actor: team(source.name),
          requestId: newRequest(),
          contracts: [source],
          removed: [],
        });
        expect(['PUBLISHED', 'CONFLICT']).toContain(outcome.type);
        if (outcome.type === 'PUBLISHED') published.set(outcome.version.number, source);
      }),
    );
    const line = [1, ...[...published.keys()].toSorted((a, b) => a - b)];
    expect(line).toEqual(line.map((_, index) => index + 1));
    expect(await numbers()).toEqual(line.toReversed());
    const contexts = new Set([...published.values()].map((source) => source.name));
    expect(contexts.size).toBe(CONTEXTS);
    for (const [number, source] of published) {
      const contracts = await here.registry.contractsOf(number);
      const found = contracts.find(({ subgraph }) => subgraph === source.name);
      expect(found?.since).toBe(number);
      expect(await here.registry.document(found?.digest ?? '')).toBe(String(source.bytes));
    }
  }, 300_000);
});
