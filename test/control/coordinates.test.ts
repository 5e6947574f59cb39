import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { engines } from '../kit/engines.ts';
import { ownedContracts } from '../kit/owned-graph.ts';
import { startTestControl, type ControlAnswer, type TestControl } from '../kit/start-control.ts';

const asking = `query ($coordinate: String!) {
  coordinate(coordinate: $coordinate) {
    coordinate kind subgraph meaning source compat stage dataClass goneInVersion clients
    owner { id contact }
    history { version { number } statement }
  }
}`;

describe.each(engines)('%s', (_name, engine) => {
  let control: TestControl;
  beforeEach(async () => {
    control = await startTestControl({ engine });
    await control.publish(ownedContracts);
  }, 240_000);
  afterEach(() => control.close());

  test('a coordinate has its owner, its meaning, its lifecycle, and the versions in which it changed', async () => {
    const edited = ownedContracts.reviews.replace('From 1, a waste of time,', 'From 0, unread,');
    await control.publish({ reviews: edited });
    const proposals = await control.ask('{ proposals { id owners } }');
    const [proposal] = (proposals.data as { proposals: { id: string; owners: string[] }[] })
      .proposals;
    expect(proposal?.owners).toEqual(['reviews']);
    const token = await control.createToken('TEAM', 'reviews');
    const approved = await control.ask(
      `mutation ($input: ApproveProposalInput!) { approveProposal(input: $input) { __typename } }`,
      {
        input: {
          requestId: 'approve-the-meaning',
          proposal: proposal?.id,
          reason: 'Unread books count.',
          expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
        },
      },
      token,
    );
    expect(approved.data).toEqual({ approveProposal: { __typename: 'ApproveProposalPayload' } });
    expect(await control.publish({ reviews: edited })).toMatchObject({ version: { number: 2 } });
    expect((await control.ask(asking, { coordinate: 'Review.stars' })).data).toMatchObject({
      coordinate: {
        kind: 'FIELD',
        subgraph: 'reviews',
        meaning: expect.stringContaining('From 0, unread,'),
        source: 'reviews.reviews.stars',
        compat: 'BACKWARD',
        stage: 'ACTIVE',
        dataClass: 'PUBLIC',
        goneInVersion: null,
        owner: { id: 'reviews', contact: '#reviews' },
        clients: [],
        history: [
          { version: { number: 2 }, statement: expect.stringContaining('From 0') },
          { version: { number: 1 }, statement: expect.stringContaining('From 1') },
        ],
      },
    });
    expect((await control.ask(asking, { coordinate: 'Book.title' })).data).toMatchObject({
      coordinate: { subgraph: 'catalogue', history: [{ version: { number: 1 } }] },
    });
    expect((await control.ask(asking, { coordinate: 'Book.nothing' })).data).toEqual({
      coordinate: null,
    });
    const told = await control.ask(
      '{ changelog(from: 1, to: 2) before: changelog(from: 1, to: 3) }',
    );
    expect(told.data).toEqual({
      changelog: expect.stringContaining('Review.stars'),
      before: null,
    });
  });

  test('coordinates are listed by how they begin, page by page, in the order of their names', async () => {
    const listing = `query ($after: String) {
      coordinates(prefix: "Book", first: 2, after: $after) {
        nodes { coordinate } pageInfo { hasNextPage endCursor }
      }
    }`;
    const names: string[] = [];
    let after: string | null = null;
    do {
      const answer: ControlAnswer = await control.ask(listing, { after });
      const { nodes, pageInfo } = (
        answer.data as {
          coordinates: {
            nodes: { coordinate: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        }
      ).coordinates;
      names.push(...nodes.map(({ coordinate }) => coordinate));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(names).toEqual(['Book', 'Book.isbn', 'Book.pages', 'Book.reviews', 'Book.title']);
    const broken = await control.ask(listing, { after: 'nonsense' });
    expect(broken.errors).toMatchObject([{ code: 'CURSOR_INVALID' }]);
  });
});
