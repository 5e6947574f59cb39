/** The data of the bookshop: small enough to know by heart. */
export const members = [
  { id: 'm1', name: 'Ada', city: 'London' },
  { id: 'm2', name: 'Grace', city: 'New York' },
] as const;

export const books = [
  { isbn: 'b1', title: 'Notes', price: 10, weight: 2 },
  { isbn: 'b2', title: 'Compilers', price: 20, weight: 5 },
  { isbn: 'b3', title: 'Proofs', price: 30, weight: 1 },
] as const;

export const reviews = [
  { stars: 5, author: { id: 'm1' }, book: { isbn: 'b1' } },
  { stars: 3, author: { id: 'm2' }, book: { isbn: 'b1' } },
  { stars: 4, author: { id: 'm1' }, book: { isbn: 'b2' } },
] as const;
