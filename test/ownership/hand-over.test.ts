import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { engines } from '../kit/engines.ts';
import { admin, openPublisher, shopContract, team } from '../registry/open-publisher.ts';
import type { TestPublisher } from '../registry/open-publisher.ts';
import {
  asked,
  catalogue,
  contracts,
  demandsIn,
  idOf,
  reviews,
  teamwork,
  withPages,
  withoutPages,
  type Teamwork,
} from './hand-over.ts';

const { givingUp, taking, overriding } = contracts;

describe.each(engines)('a field changes hands (%s)', (_name, engine) => {
  let publisher: TestPublisher;
  let teams: Teamwork;
  beforeEach(async () => {
    publisher = await openPublisher(engine);
    teams = teamwork(publisher);
    await teams.publishFirst();
  });
  afterEach(() => publisher.close());

  test('in one change set, once both owners have approved that very one', async () => {
    const handOver = () => teams.publishAs(reviews, givingUp, taking);
    const refused = await handOver();
    expect(refused).toMatchObject({ type: 'REFUSED', isBlocked: false });
    expect(asked(refused)).toEqual([
      'Book.pages: catalogue and reviews',
      'subgraph catalogue: catalogue',
    ]);

    const [transfer, consent] = ['Book.pages', 'subgraph catalogue'].map((one) =>
      idOf(refused, one),
    );
    await teams.approveAs(reviews, transfer ?? '');
    expect(demandsIn(await handOver())).toMatchObject([
      { approvedBy: ['reviews'] },
      { approvedBy: [] },
    ]);
    await teams.approveAs(catalogue, transfer ?? '');
    expect(asked(await handOver())).toEqual(['subgraph catalogue: catalogue']);
    await teams.approveAs(catalogue, consent ?? '');
    expect(await handOver()).toMatchObject({
      type: 'PUBLISHED',
      version: { number: 2, team: 'reviews' },
    });
  });

  test('with @override alone: one contract, one thing to approve, and the rest is nobody’s to ask', async () => {
    const refused = await teams.publishAs(reviews, overriding);
    expect(asked(refused)).toEqual(['Book.pages: catalogue and reviews']);
    const id = idOf(refused, 'Book.pages');
    await teams.approveAs(catalogue, id);
    await teams.approveAs(reviews, id);
    expect(await teams.publishAs(reviews, overriding)).toMatchObject({ type: 'PUBLISHED' });
    expect(await teams.publishAs(catalogue, givingUp)).toMatchObject({ type: 'PUBLISHED' });
    expect(await teams.publishAs(reviews, taking)).toMatchObject({
      type: 'PUBLISHED',
      version: { number: 4 },
    });
  });

  test('not by whom it does not concern: another team, an admin, a team for the other', async () => {
    const refused = await teams.publishAs(reviews, givingUp, taking);
    const no = { type: 'NOT_PERMITTED' };
    for (const { id, coordinate } of demandsIn(refused)) {
      expect(await teams.approveAs(team('payments'), id)).toMatchObject(no);
      expect(await teams.approveAs(admin, id)).toMatchObject(no);
      if (coordinate.startsWith('subgraph'))
        expect(await teams.approveAs(reviews, id)).toMatchObject(no);
    }
    expect(asked(await teams.publishAs(reviews, givingUp, taking))).toHaveLength(2);
  });

  test('not by the approval of another change set', async () => {
    const refused = await teams.publishAs(reviews, overriding);
    const other = idOf(refused, 'Book.pages');
    await teams.approveAs(catalogue, other);
    await teams.approveAs(reviews, other);
    const elsewhere = shopContract('reviews', (text) =>
      withPages(text, '@override(from: "catalogue")').replace('copies.pages', 'guesses.pages'),
    );
    expect(asked(await teams.publishAs(reviews, elsewhere))).toEqual([
      'Book.pages: catalogue and reviews',
    ]);
    expect(asked(await teams.publishAs(reviews, givingUp, taking))).toHaveLength(2);
  });

  test('back again only by another two approvals', async () => {
    const id = idOf(await teams.publishAs(reviews, overriding), 'Book.pages');
    await teams.approveAs(catalogue, id);
    await teams.approveAs(reviews, id);
    await teams.publishAs(reviews, overriding);
    expect(asked(await teams.publishAs(reviews, shopContract('reviews')))).toEqual([
      'Book.pages: catalogue and reviews',
    ]);
    const back = idOf(await teams.publishAs(reviews, shopContract('reviews')), 'Book.pages');
    await teams.approveAs(catalogue, back);
    await teams.approveAs(reviews, back);
    await teams.publishAs(reviews, shopContract('reviews'));
    expect(asked(await teams.publishAs(reviews, overriding))).toEqual([
      'Book.pages: catalogue and reviews',
    ]);
  });

  test('whose contract it is approves it to the letter, whatever it changes', async () => {
    const edit = (text: string) => text.replace('subtitle included', 'with its subtitle');
    const touched = shopContract('reviews', (text) => text.replace('newest first', 'latest first'));
    const refused = await teams.publishAs(reviews, shopContract('catalogue', edit), touched);
    const consent = idOf(refused, 'subgraph catalogue');
    for (const { id, owners } of demandsIn(refused)) {
      for (const owner of owners) await teams.approveAs(team(owner), id);
    }
    const slipped = shopContract('catalogue', (text) => `${edit(text)}# one more line\n`);
    const again = await teams.publishAs(reviews, slipped, touched);
    expect(asked(again)).toEqual(['subgraph catalogue: catalogue']);
    expect(idOf(again, 'subgraph catalogue')).not.toBe(consent);
    expect(await teams.publishAs(reviews, shopContract('catalogue', edit))).toEqual({
      type: 'NOT_PERMITTED',
      subgraphs: ['catalogue'],
    });
  });

  test('from a team that is gone: an admin approves in its place, and nobody else', async () => {
    await publisher.close();
    publisher = await openPublisher(engine);
    await teamwork(publisher).publishFirst();
    // catalogue is dissolved; reviews answers for its subgraph from now on.
    const heirs = teamwork({
      ...publisher,
      teams: [{ id: 'reviews', contact: '#reviews', contexts: ['reviews', 'catalogue'] }],
    });
    const inherited = shopContract('catalogue', (text) =>
      text.replaceAll('owner: "catalogue"', 'owner: "reviews"'),
    );
    const refused = await heirs.publishAs(reviews, inherited);
    expect(asked(refused)).toEqual(['schema of catalogue: catalogue and reviews']);
    const id = idOf(refused, 'schema of catalogue');
    expect(await heirs.approveAs(reviews, id)).toMatchObject({
      type: 'APPROVED',
      teams: ['reviews'],
    });
    expect(asked(await heirs.publishAs(reviews, inherited))).toHaveLength(1);
    expect(await heirs.approveAs(admin, id)).toMatchObject({
      type: 'APPROVED',
      teams: ['catalogue'],
    });
    expect(await heirs.publishAs(reviews, inherited)).toMatchObject({ type: 'PUBLISHED' });
  });
});

test('the contracts of this file differ in that one field', () => {
  expect(withoutPages('  "How many pages are numbered."\n  pages: Int!\n')).toBe('');
  expect(Buffer.from(givingUp.bytes).toString()).not.toContain('pages');
  expect(Buffer.from(taking.bytes).toString()).toContain('pages: Int!');
});
