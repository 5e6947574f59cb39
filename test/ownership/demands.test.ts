import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { engines } from '../kit/engines.ts';
import {
  admin,
  openPublisher,
  shopContract,
  type TestPublisher,
} from '../registry/open-publisher.ts';
import {
  asked,
  catalogue,
  demandsIn,
  idOf,
  reviews,
  teamwork,
  type Teamwork,
} from './hand-over.ts';

const catalogueIs = (owner: string) =>
  shopContract('catalogue', (text) => text.replaceAll('owner: "catalogue"', `owner: "${owner}"`));
let publisher: TestPublisher;
let teams: Teamwork;
beforeEach(async () => {
  const [[, engine] = []] = engines;
  if (engine === undefined) throw new Error('There is no engine.');
  publisher = await openPublisher(engine, {
    teams: ['catalogue', 'reviews', 'archive'].map((id) => ({
      id,
      contact: `#${id}`,
      contexts: id === 'reviews' ? ['reviews'] : ['catalogue'],
    })),
  });
  teams = teamwork(publisher);
});
afterEach(() => publisher.close());

test('another owner of a whole contract is asked of both, and is one thing to approve', async () => {
  await teams.publishFirst();
  const refused = await teams.publishAs(catalogue, catalogueIs('archive'));
  expect(demandsIn(refused)).toMatchObject([
    {
      coordinate: 'schema of catalogue',
      owners: ['archive', 'catalogue'],
      message: expect.stringContaining('The default owner of catalogue changes from catalogue'),
    },
  ]);
  // To another one it is another change.
  publisher = Object.assign(publisher, {
    teams: [...publisher.teams, { id: 'museum', contact: '#museum', contexts: ['catalogue'] }],
  });
  const other = await teams.publishAs(catalogue, catalogueIs('museum'));
  expect(asked(other)).toEqual(['schema of catalogue: catalogue and museum']);
  expect(idOf(other, 'schema of catalogue')).not.toBe(idOf(refused, 'schema of catalogue'));
});

test('another owner is asked of both where a level forbids the change too', async () => {
  const full = (text: string, owner: string) =>
    text.replace('books.pages"', `books.pages", compat: FULL${owner}`);
  await teams.publishAs(
    admin,
    shopContract('catalogue', (text) => full(text, '')),
    shopContract('reviews'),
  );
  const given = shopContract('catalogue', (text) => full(text, ', owner: "archive"'));
  expect(asked(await teams.publishAs(catalogue, given))).toEqual([
    'Book.pages: archive and catalogue',
  ]);
});

test('an entity that moves with its fields is one thing to approve, a field that changes on the way another', async () => {
  await teams.publishFirst();
  const { bytes } = shopContract('catalogue');
  const [book = ''] =
    /"A title that the shop sells\."[^]*?\n}\n/.exec(Buffer.from(bytes).toString()) ?? [];
  const inReviews = (edit: (text: string) => string) =>
    shopContract('reviews', (text) =>
      text.replace(
        /type Book [^]*?isbn: ID!\n/,
        edit(book.replace('owner: "catalogue"', 'owner: "reviews"').replace(/}\n$/, '')),
      ),
    );
  const reference = shopContract('catalogue', (text) =>
    text.replace(book, 'type Book @key(fields: "isbn") {\n  isbn: ID!\n}\n'),
  );
  const plain = await teams.publishAs(
    reviews,
    reference,
    inReviews((text) => text),
  );
  expect(asked(plain)).toEqual(['Book: catalogue and reviews', 'subgraph catalogue: catalogue']);
  expect(demandsIn(plain)[0]?.message).toMatch(/ With it goes Book\.title and Book\.pages\.$/);
  const edited = await teams.publishAs(
    reviews,
    reference,
    inReviews((text) => text.replace('are numbered', 'are printed on')),
  );
  expect(asked(edited)).toEqual([
    'Book: catalogue and reviews',
    'Book.pages: catalogue and reviews',
    'subgraph catalogue: catalogue',
  ]);
  expect(idOf(edited, 'Book')).not.toBe(idOf(plain, 'Book'));
});
