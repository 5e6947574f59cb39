import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { approve } from '../../supergraph/approve.ts';
import { publish, type PublishRequest } from '../../supergraph/publish.ts';
import { rollBack } from '../../supergraph/rollback.ts';
import { engines } from '../kit/engines.ts';
import {
  admin,
  newRequest,
  openPublisher,
  reader,
  shopContract,
  team,
  withField,
  withPages,
  type TestPublisher,
} from './open-publisher.ts';

describe.each(engines)('a request that comes again on %s', (_name, engine) => {
  let publisher: TestPublisher;
  beforeAll(async () => {
    publisher = await openPublisher(engine);
  });
  afterAll(() => publisher.close());

  const shop = [shopContract('catalogue'), shopContract('reviews')];
  const request = (rest: Partial<PublishRequest>): PublishRequest => ({
    actor: admin,
    requestId: newRequest(),
    contracts: [],
    removed: [],
    ...rest,
  });

  test('is told the same to the letter, whatever came of it, and whatever has come since', async () => {
    const asked: [string, () => Promise<unknown>][] = [];
    const told: string[] = [];
    const ask = async (type: string, again: () => Promise<unknown>) => {
      const outcome = await again();
      expect(outcome).toMatchObject({ type });
      asked.push([type, again]);
      told.push(JSON.stringify(outcome));
      return outcome;
    };
    const asking = (type: string, rest: Partial<PublishRequest>) => {
      const one = request(rest);
      return ask(type, () => publish(publisher, one));
    };

    await asking('PUBLISHED', { contracts: shop, reason: 'To begin with.' });
    await asking('UNCHANGED', { contracts: shop });
    await asking('NOT_PERMITTED', { actor: reader, contracts: shop });
    await asking('NOT_PERMITTED', {
      actor: team('reviews'),
      contracts: [withField('catalogue', 'weight: Int')],
    });
    await asking('PUBLISHED', { contracts: [withField('catalogue', 'weight: Int')] });
    await asking('CONFLICT', { contracts: [withField('catalogue', 'height: Int')], basedOn: 1 });
    const refused = (await asking('REFUSED', { contracts: [withPages('')] })) as {
      demands: { id: string; coordinate: string }[];
    };
    await asking('REFUSED', { contracts: [withPages('  pages: Int!\n')] });
    const approval = {
      actor: team('catalogue'),
      requestId: newRequest(),
      reason: 'Nobody prints any more.',
      expiresAt: new Date('2026-12-01'),
    };
    const goes = refused.demands.filter(({ coordinate }) => coordinate === 'Book.weight');
    const [proposal = ''] = goes.map(({ id }) => id);
    await ask('APPROVED', () => approve(publisher, { ...approval, proposal }));
    const back = { actor: admin, requestId: newRequest(), version: 1, reason: 'Too heavy.' };
    await ask('PUBLISHED', () => rollBack(publisher, back));
    await asking('UNCHANGED', { contracts: shop });

    const again: string[] = [];
    for (const [, repeat] of asked) again.push(JSON.stringify(await repeat()));
    expect(again).toEqual(told);
    // One act for each, and none for a repetition.
    const acts = await publisher.registry.acts({ first: 100, before: undefined });
    expect(acts.map(({ kind }) => kind)).toEqual([
      'PUBLISH_UNCHANGED',
      'ROLLED_BACK',
      'APPROVED',
      'PUBLISH_REFUSED',
      'PUBLISH_REFUSED',
      'PUBLISH_OVERTAKEN',
      'PUBLISHED',
      'PUBLISH_NOT_PERMITTED',
      'PUBLISH_NOT_PERMITTED',
      'PUBLISH_UNCHANGED',
      'PUBLISHED',
    ]);
    // Even where the team has gone since that spoke.
    const without = { ...publisher, teams: [] };
    expect(await approve(without, { ...approval, proposal })).toMatchObject({
      type: 'APPROVED',
      teams: ['catalogue'],
    });
  }, 180_000);

  test('and asks for something else is refused; of somebody else it is another', async () => {
    const one = request({ contracts: shop, reason: 'Once.' });
    expect(await publish(publisher, one)).toMatchObject({ type: 'UNCHANGED' });
    for (const other of [
      { ...one, reason: 'Twice.' },
      { ...one, contracts: [withField('catalogue', 'weight: Int')] },
      { ...one, removed: ['payments'] },
      { ...one, basedOn: 1 },
      { ...one, today: '2026-11-27' },
    ]) {
      expect(await publish(publisher, other)).toEqual({ type: 'REQUEST_ID_REUSED' });
    }
    const { requestId } = one;
    expect(
      await rollBack(publisher, { actor: admin, requestId, version: 1, reason: 'Once.' }),
    ).toEqual({ type: 'REQUEST_ID_REUSED' });
    const mine = { ...one, actor: team('catalogue'), contracts: shop };
    expect(await publish(publisher, mine)).toMatchObject({ type: 'UNCHANGED' });
    const acts = await publisher.registry.acts({ first: 2, before: undefined });
    expect(acts.map(({ actor }) => actor)).toEqual(['token:catalogue', 'token:admin']);
  }, 120_000);

  test.each([
    [
      'two contracts of one subgraph',
      { contracts: [...shop, shopContract('reviews')] },
      /"reviews" twice/,
    ],
    [
      'a contract of what it takes away',
      { contracts: shop, removed: ['reviews'] },
      /"reviews" twice/,
    ],
    ['a character that no text has', { contracts: shop, reason: 'a\0b' }, /code 0/],
    [
      'another day',
      { contracts: [withField('catalogue', 'depth: Int')], today: '2027-06-01' },
      /2026-11-27, and not on 2027-06-01/,
    ],
  ])('and is impossible is refused before anything is kept: %s', async (_what, rest, message) => {
    const before = await publisher.registry.acts({ first: 1, before: undefined });
    const refused = publish(publisher, request(rest));
    await expect(refused).rejects.toMatchObject({ code: 'CHANGE_SET_REFUSED' });
    await expect(refused).rejects.toThrow(message);
    expect(await publisher.registry.acts({ first: 1, before: undefined })).toEqual(before);
  });

  test('for a graph of nothing is refused with a finding', async () => {
    const outcome = await publish(publisher, request({ removed: ['catalogue', 'reviews'] }));
    expect(outcome).toMatchObject({ type: 'REFUSED', isBlocked: true });
  });
});
