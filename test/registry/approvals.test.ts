import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { approve } from '../../supergraph/approve.ts';
import { publish, type OpenDemand, type PublishOutcome } from '../../supergraph/publish.ts';
import { rollBack } from '../../supergraph/rollback.ts';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import { engines } from '../kit/engines.ts';
import {
  admin,
  newRequest,
  openPublisher,
  shopContract,
  team,
  withPages,
  type TestPublisher,
} from './open-publisher.ts';

const DAY_MS = 86_400_000;

describe.each(engines)('an approval on %s', (_name, engine) => {
  let publisher: TestPublisher;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-11-27T12:00:00Z');
    publisher = await openPublisher(engine, { now: () => now });
  }, 120_000);
  afterEach(() => publisher.close());

  const give = (contract: ContractSource): Promise<PublishOutcome> =>
    publish(publisher, {
      actor: team('catalogue'),
      requestId: newRequest(),
      contracts: [contract],
      removed: [],
    });
  const begin = (catalogue: ContractSource = shopContract('catalogue')) =>
    publish(publisher, {
      actor: admin,
      requestId: newRequest(),
      contracts: [catalogue, shopContract('reviews')],
      removed: [],
    });
  /** The demands of what is refused. */
  const refused = async (outcome: Promise<PublishOutcome>): Promise<readonly OpenDemand[]> => {
    const found = await outcome;
    if (found.type !== 'REFUSED') throw new Error(`It was ${found.type}.`);
    return found.demands;
  };
  const agree = async (demands: readonly OpenDemand[], days = 7) => {
    for (const { id, owners } of demands) {
      for (const owner of owners) {
        const outcome = await approve(publisher, {
          actor: team(owner),
          requestId: newRequest(),
          proposal: id,
          reason: 'We have looked at it.',
          expiresAt: new Date(now.getTime() + days * DAY_MS),
        });
        expect(outcome).toMatchObject({ type: 'APPROVED', teams: [owner] });
      }
    }
  };
  const waiting = async () =>
    (await publisher.registry.proposals(10)).map(({ coordinate, id }) => ({ coordinate, id }));
  const floatPages = withPages(
    '  "How many pages are numbered."\n  pages: Float! @contract(source: "catalogue.books.pages")\n',
  );

  test('is of one change: another edit of the same coordinate wants another', async () => {
    await begin();
    await agree(await refused(give(withPages(''))));
    const [other] = await refused(give(floatPages));
    expect(other).toMatchObject({ coordinate: 'Book.pages', approvedBy: [] });
    // What was asked last is what waits.
    expect(await waiting()).toEqual([{ coordinate: 'Book.pages', id: other?.id }]);
    expect(await give(withPages(''))).toMatchObject({ type: 'PUBLISHED' });
  }, 120_000);

  test('holds until it expires, and is used up by the version that it allowed', async () => {
    await begin();
    await agree(await refused(give(withPages(''))), 1);
    now = new Date(now.getTime() + DAY_MS);
    const asked = await refused(give(withPages('')));
    expect(asked).toMatchObject([{ coordinate: 'Book.pages', approvedBy: [] }]);
    await agree(asked, 30);
    expect(await give(withPages(''))).toMatchObject({ type: 'PUBLISHED', version: { number: 2 } });
    expect(await waiting()).toEqual([]);

    // Taken back and done again it is a change again: whoever agreed once is asked again.
    const back = { actor: admin, requestId: newRequest(), version: 1, reason: 'It was missed.' };
    expect(await rollBack(publisher, back)).toMatchObject({ type: 'PUBLISHED' });
    expect(await refused(give(withPages('')))).toEqual(asked);
    expect(await waiting()).toEqual([{ coordinate: 'Book.pages', id: asked[0]?.id }]);
    await agree(asked);
    expect(await give(withPages(''))).toMatchObject({ type: 'PUBLISHED', version: { number: 4 } });
    const approvals = await publisher.registry.approvals([asked[0]?.id ?? '']);
    expect(approvals.map(({ usedBy }) => usedBy)).toEqual([4, 2, undefined]);
  }, 180_000);

  test('that a type goes is of the type as it was, with all that it has', async () => {
    const withType = (fields: string) =>
      shopContract('catalogue', (text) =>
        text
          .replace(
            'type Book ',
            `type Shelf @data(class: PUBLIC) {\n${fields}}\n\n"A title that the shop sells."\ntype Book `,
          )
          .replace('"A title that the shop sells."\ntype Shelf', '"Where books stand."\ntype Shelf')
          .replace(
            /(type Query \{\n)/,
            '$1  "Where books stand, from the door on."\n  shelves: [Shelf] @contract(source: "catalogue.shelves")\n',
          ),
      );
    const row =
      '  "Counted from the door."\n  row: Int @contract(source: "catalogue.shelves.row")\n';
    const height =
      '  "In centimetres."\n  height: Int @contract(source: "catalogue.shelves.height")\n';
    await begin(withType(row));
    const asked = await refused(give(shopContract('catalogue')));
    expect(asked.map(({ coordinate }) => coordinate)).toContain('Shelf');
    await agree(asked);
    expect(await give(withType(row + height))).toMatchObject({ type: 'PUBLISHED' });
    const open = await refused(give(shopContract('catalogue')));
    expect(open.map(({ coordinate }) => coordinate)).toEqual(['Shelf']);
  }, 120_000);

  test.each([
    [
      'an offence against policy',
      () => shopContract('catalogue'),
      () => withPages('  more: Int\n'),
    ],
    [
      'a graph that does not compose',
      () => shopContract('catalogue'),
      () =>
        shopContract('catalogue', (text) =>
          text
            .replace(/ {2}"How many pages.*\n.*\n/, '')
            .replace('book(', 'book: Nowhere\n  other('),
        ),
    ],
    [
      'what is kept frozen',
      () =>
        shopContract('catalogue', (text) =>
          text.replace('"catalogue.books.pages"', '"catalogue.books.pages", compat: FROZEN'),
        ),
      () => withPages(''),
    ],
    [
      'a date that clients were told',
      () =>
        withPages(
          '  "How many pages are numbered."\n  pages: Int! @deprecated(reason: "No replacement: nobody counts. Retires 2027-06-01.") @contract(source: "catalogue.books.pages") @lifecycle(stage: DEPRECATED, since: "2026-11-27", retireOn: "2027-06-01", note: "none: nobody counts")\n',
        ),
      () => withPages(''),
    ],
  ])(
    'never lifts %s',
    async (_what, from, to) => {
      expect(await begin(from())).toMatchObject({ type: 'PUBLISHED' });
      const first = await give(to());
      expect(first).toMatchObject({ type: 'REFUSED', isBlocked: true });
      if (first.type === 'REFUSED') await agree(first.demands);
      expect(await give(to())).toMatchObject({ type: 'REFUSED', isBlocked: true });
      expect(await publisher.registry.current()).toMatchObject({ number: 1 });
    },
    120_000,
  );
});
