import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contractText } from './contract-text.ts';

/** Two contracts that pass every rule: what one shop sells, and what its readers think of it. */
export const ownedContracts = {
  catalogue: contractText(
    'catalogue',
    `
"Where reading starts."
type Query {
  "One book by its ISBN; null when the shop does not sell it."
  book("The ISBN-13, without dashes." isbn: ID!): Book @contract(source: "catalogue.books")
}

"A title that the shop sells."
type Book @key(fields: "isbn") @contract(owner: "catalogue") @data(class: PUBLIC) {
  "The ISBN-13, without dashes."
  isbn: ID! @contract(source: "catalogue.books.isbn")
  "What the cover calls it, subtitle included."
  title: String! @contract(source: "catalogue.books.title")
  "How many pages are numbered."
  pages: Int! @contract(source: "catalogue.books.pages")
}
`,
  ),
  reviews: contractText(
    'reviews',
    `
type Book @key(fields: "isbn") {
  isbn: ID!
  "What readers wrote about it, newest first."
  reviews: [Review!] @contract(source: "reviews.reviews") @data(class: PUBLIC)
}

"What one reader thought of one book."
type Review @data(class: PUBLIC) {
  "From 1, a waste of time, to 5, read it again."
  stars: Int! @contract(source: "reviews.reviews.stars")
}
`,
  ),
} as const;

/** Writes demarc.yaml, owners.yaml and the two contracts into a folder. */
export async function writeOwnedGraph(folder: string): Promise<void> {
  const names = ['catalogue', 'reviews'] as const;
  await writeFile(
    join(folder, 'demarc.yaml'),
    `graph: shop
owners: owners.yaml
gateway: { port: 4000 }
subgraphs:
${names
  .map(
    (name) => `  - name: ${name}
    contract: ${name}.graphql
    url: http://${name}.example/graphql
`,
  )
  .join('')}`,
  );
  const teams = names.map(
    (name) =>
      `  - { id: ${name}, name: ${name}, contact: '#${name}', people: [one@${name}.example], contexts: [${name}] }\n`,
  );
  await writeFile(join(folder, 'owners.yaml'), `teams:\n${teams.join('')}`);
  for (const name of names) await writeFile(join(folder, `${name}.graphql`), ownedContracts[name]);
}
