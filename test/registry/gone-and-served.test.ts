import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { approve } from '../../supergraph/approve.ts';
import { publish, type PublishOutcome } from '../../supergraph/publish.ts';
import { rollBack } from '../../supergraph/rollback.ts';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import { contractText } from '../kit/contract-text.ts';
import { engines } from '../kit/engines.ts';
import {
  admin,
  newRequest,
  openPublisher,
  shopContract,
  team,
  withField,
  withPages,
  type TestPublisher,
} from './open-publisher.ts';

const pages = (type: string, more = '') =>
  `  "How many pages are numbered."\n  pages: ${type} @contract(source: "catalogue.books.pages")${more}\n`;
const deprecated = withPages(
  pages(
    'Int!',
    ' @deprecated(reason: "No replacement: nobody counts. Retires 2027-06-01.") @lifecycle(stage: DEPRECATED, since: "2026-11-27", retireOn: "2027-06-01", note: "none: nobody counts")',
  ),
);

describe.each(engines)('on %s', (_name, engine) => {
  let publisher: TestPublisher;
  let now: Date;
  beforeEach(async () => {
    now = new Date('2026-11-27T12:00:00Z');
    publisher = await openPublisher(engine, { now: () => now });
    await give(shopContract('catalogue'), shopContract('reviews'));
  }, 120_000);
  afterEach(() => publisher.close());

  /** Publishes what its owners agree to. */
  const give = async (...contracts: readonly ContractSource[]): Promise<PublishOutcome> =>
    settle(() =>
      publish(publisher, { actor: admin, requestId: newRequest(), contracts, removed: [] }),
    );
  const back = async (version: number): Promise<PublishOutcome | undefined> =>
    settle(() => rollBack(publisher, { actor: admin, requestId: newRequest(), version }));
  async function settle<Outcome extends PublishOutcome | undefined>(
    again: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const outcome = await again();
    if (outcome?.type !== 'REFUSED' || outcome.isBlocked) return outcome;
    for (const { id, owners } of outcome.demands) {
      for (const owner of owners) {
        await approve(publisher, {
          actor: team(owner),
          requestId: newRequest(),
          proposal: id,
          reason: 'We have looked at it.',
          expiresAt: new Date(now.getTime() + 86_400_000),
        });
      }
    }
    return again();
  }
  const codes = (outcome: PublishOutcome | undefined) =>
    outcome?.type === 'REFUSED'
      ? outcome.report.steps.flatMap(({ findings }) => findings.map(({ code }) => code))
      : [];
  const contractsOf = async (version: number) =>
    (await publisher.registry.contractsOf(version)).map(({ subgraph, digest }) => [
      subgraph,
      digest,
    ]);

  test('a name that went on its date comes back in no contract, and with no older version', async () => {
    expect(await give(deprecated)).toMatchObject({ type: 'PUBLISHED', version: { number: 2 } });
    now = new Date('2027-06-02T12:00:00Z');
    expect(await give(withPages(''))).toMatchObject({ type: 'PUBLISHED', version: { number: 3 } });
    expect(await publisher.registry.tombstonesOf(['Book.pages', 'Book.title'])).toMatchObject([
      { coordinate: 'Book.pages', subgraph: 'catalogue', version: 3 },
    ]);
    expect(await give(withField('reviews', 'blurb: String'))).toMatchObject({ type: 'PUBLISHED' });
    for (const again of [
      give(shopContract('catalogue')),
      give(withPages(pages('String'))),
      give(withField('reviews', 'pages: Int!')),
      back(1),
      back(2),
    ]) {
      const outcome = await again;
      expect(outcome).toMatchObject({ type: 'REFUSED', isBlocked: true });
      expect(codes(outcome)).toContain('COORDINATE_REUSED');
    }
    expect(await publisher.registry.current()).toMatchObject({ number: 4 });
  }, 240_000);

  test('a name that two contracts shared goes with both of them, into one grave', async () => {
    const sharing = (context: string, member: string) => {
      const text = contractText(
        'pay',
        `"What is paid." type Money @shareable @contract(source: "derived: a price") {
          "How much of it." amount: Int! @data(class: PUBLIC) ${member}
        }
        type Query {
          "What ${context} costs." costOf${context}: Money @contract(source: "${context}.cost")
        }`,
      );
      const path = `${context}.graphql`;
      return { name: context, url: `http://${context}.example`, path, bytes: Buffer.from(text) };
    };
    const pay = { id: 'pay', contact: '#pay', contexts: ['prices', 'wages'] };
    publisher = { ...publisher, teams: [...publisher.teams, pay] };
    const both = (member: string) => ['prices', 'wages'].map((name) => sharing(name, member));
    const rounding = `"How it was rounded." rounding: Int @data(class: PUBLIC)
      @deprecated(reason: "No replacement: nobody rounds. Retires 2027-06-01.")
      @lifecycle(stage: DEPRECATED, since: "2026-11-27", retireOn: "2027-06-01", note: "none: nobody rounds")`;
    expect(await give(...both(rounding))).toMatchObject({ type: 'PUBLISHED' });
    now = new Date('2027-06-02T12:00:00Z');
    expect(await give(...both(''))).toMatchObject({ type: 'PUBLISHED', version: { number: 3 } });
    expect(await publisher.registry.tombstonesOf(['Money.rounding'])).toMatchObject([
      { coordinate: 'Money.rounding', version: 3 },
    ]);
  }, 240_000);

  test('a deprecation is taken back by going back, and leaves no tombstone', async () => {
    expect(await give(deprecated)).toMatchObject({ type: 'PUBLISHED', version: { number: 2 } });
    expect(await back(1)).toMatchObject({
      type: 'PUBLISHED',
      version: { number: 3, parent: 2 },
      report: { today: '2026-11-27' },
    });
    const [first, third] = [
      await publisher.registry.version(1),
      await publisher.registry.version(3),
    ];
    expect(third?.digest).toBe(first?.digest);
    expect(third?.supergraph).toBe(first?.supergraph);
    expect(await publisher.registry.tombstonesOf(['Book.pages'])).toEqual([]);
    expect(await back(1)).toMatchObject({ type: 'UNCHANGED', version: { number: 3 } });
    expect(await back(9)).toBeUndefined();
  }, 120_000);

  test('going back is to the contracts of that version and to no others', async () => {
    const more = { ...withField('reviews', 'blurb: String'), name: 'blurbs', url: 'http://blurbs' };
    const text = String(more.bytes)
      .replace(/ {2}"What readers wrote[^\n]*\n[^\n]*\n/, '')
      .replace(/"What one reader[\s\S]*?\n\}\n/, '')
      .replace('owner: "reviews"', 'owner: "blurbs"');
    const blurbs = { ...more, bytes: Buffer.from(text) };
    publisher = {
      ...publisher,
      teams: [...publisher.teams, { id: 'blurbs', contact: '#blurbs', contexts: ['blurbs'] }],
    };
    expect(await give(blurbs)).toMatchObject({ type: 'PUBLISHED', version: { number: 2 } });
    expect(await back(1)).toMatchObject({ type: 'PUBLISHED', version: { number: 3 } });
    expect(await contractsOf(3)).toEqual(await contractsOf(1));
    expect(await back(2)).toMatchObject({ type: 'PUBLISHED', version: { number: 4 } });
    expect(await contractsOf(4)).toEqual(await contractsOf(2));
    // What has been taken away since is not brought back unseen.
    expect(
      await publish(publisher, {
        actor: admin,
        requestId: newRequest(),
        contracts: [{ ...blurbs, url: 'http://elsewhere' }],
        removed: [],
        basedOn: 2,
      }),
    ).toMatchObject({ type: 'CONFLICT', subgraphs: ['blurbs'] });
  }, 180_000);

  test('a change has to suit what a gateway serves that lags or is pinned', async () => {
    expect(await give(withPages(''))).toMatchObject({ type: 'PUBLISHED', version: { number: 2 } });
    const first = await publisher.registry.version(1);
    // It was told a digest alone; another has a version that was never published here.
    const seen = { isPinned: true, seenAt: now };
    await publisher.registry.write(async (writer) => {
      const digest = first?.supergraph ?? '';
      await writer.sightGateway({ ...seen, gateway: 'a', serves: { version: undefined, digest } });
      const other = { version: 77, digest: `sha256:${'0'.repeat(64)}` };
      await writer.sightGateway({ ...seen, gateway: 'b', serves: other });
    });
    const asText = () =>
      publish(publisher, {
        actor: team('catalogue'),
        requestId: newRequest(),
        contracts: [withPages(pages('String'))],
        removed: [],
      });
    const refused = await asText();
    expect(refused).toMatchObject({
      type: 'REFUSED',
      isBlocked: false,
      report: { comparedWith: ['version 2', 'version 1'] },
      demands: [{ coordinate: 'Book.pages', owners: ['catalogue'] }],
    });
    // What its owner has agreed to once, nobody is asked again while version 1 is still served.
    const otherWords = withPages('').bytes.toString().replace('What the cover', 'What its cover');
    const reworded = { ...withPages(''), bytes: Buffer.from(otherWords) };
    const more = await publish(publisher, {
      actor: team('catalogue'),
      requestId: newRequest(),
      contracts: [reworded],
      removed: [],
    });
    expect(more).toMatchObject({ demands: [{ coordinate: 'Book.title' }] });
    now = new Date(now.getTime() + 11 * 60_000);
    expect(await asText()).toMatchObject({
      type: 'PUBLISHED',
      report: { comparedWith: ['version 2'] },
    });
  }, 120_000);
});
