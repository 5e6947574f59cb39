import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { approve } from '../../supergraph/approve.ts';
import { publish } from '../../supergraph/publish.ts';
import { rollBack } from '../../supergraph/rollback.ts';
import { engines } from '../kit/engines.ts';
import { admin, openPublisher, shopContract, team, type TestPublisher } from './open-publisher.ts';

describe.each(engines)('%s', (_name, engine) => {
  let publisher: TestPublisher;
  beforeEach(async () => {
    publisher = await openPublisher(engine);
  });
  afterEach(() => publisher.close());

  let requests = 0;
  const requestId = () => `request-${String((requests += 1)).padStart(12, '0')}`;
  const shop = [shopContract('catalogue'), shopContract('reviews')];
  const first = () =>
    publish(publisher, { actor: admin, requestId: requestId(), contracts: shop, removed: [] });

  test('a version is appended, an equal one is not, and a repeated request is told the same', async () => {
    const request = { actor: admin, requestId: requestId(), contracts: shop, removed: [] };
    const one = await publish(publisher, request);
    expect(one).toMatchObject({ type: 'PUBLISHED', version: { number: 1 } });
    expect(await publish(publisher, request)).toEqual(one);
    expect(await first()).toMatchObject({ type: 'UNCHANGED', version: { number: 1 } });
    expect(await publish(publisher, { ...request, removed: ['reviews'] })).toEqual({
      type: 'REQUEST_ID_REUSED',
    });
  });

  test('what breaks is refused with the owner to ask, who can approve the exact change', async () => {
    expect(await first()).toMatchObject({ type: 'PUBLISHED', version: { number: 1 } });
    const contracts = [
      shopContract('catalogue', (text) => text.replace(/ {2}"How many.*\n.*\n/, '')),
    ];
    const again = () =>
      publish(publisher, {
        actor: team('catalogue'),
        requestId: requestId(),
        contracts,
        removed: [],
      });
    const refused = await again();
    expect(refused).toMatchObject({
      type: 'REFUSED',
      isBlocked: false,
      demands: [{ coordinate: 'Book.pages', owners: ['catalogue'], approvedBy: [] }],
    });
    if (refused.type !== 'REFUSED') throw new Error();
    const [demand] = refused.demands;
    const approval = {
      requestId: requestId(),
      proposal: demand?.id ?? '',
      reason: 'Nobody prints any more.',
      expiresAt: new Date('2026-12-01'),
    };
    expect(await approve(publisher, { actor: team('reviews'), ...approval })).toEqual({
      type: 'NOT_PERMITTED',
      owners: ['catalogue'],
    });
    expect(await approve(publisher, { actor: team('catalogue'), ...approval })).toMatchObject({
      type: 'APPROVED',
    });
    expect(await again()).toMatchObject({ type: 'PUBLISHED', version: { number: 2, parent: 1 } });
    expect(
      await rollBack(publisher, { actor: admin, requestId: requestId(), version: 1 }),
    ).toMatchObject({ type: 'PUBLISHED', version: { number: 3 } });
  });
});
