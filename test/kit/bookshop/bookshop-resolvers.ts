import { GraphQLError } from 'graphql';
import { books, members, reviews } from './bookshop-data.ts';

/** Error messages that must never reach a client. */
export const SECRET = 'select * from members where email = "ada@example.test"';

const reviewsOf = (matches: (review: (typeof reviews)[number]) => boolean) =>
  reviews.filter(matches).map((review) => ({ ...review }));

/** The resolvers of each subgraph of the bookshop. */
export const bookshopResolvers = {
  members: {
    Query: {
      me: () => members[0],
      members: (_: unknown, { first }: { first: number }) => members.slice(0, first),
      member: (_: unknown, { id }: { id: string }) => members.find((member) => member.id === id),
    },
    Member: {
      __resolveReference: ({ id }: { id: string }) => members.find((member) => member.id === id),
    },
  },
  books: {
    Query: {
      books: (_: unknown, { first }: { first: number }) => ({ nodes: books.slice(0, first) }),
      search: () => [
        { __typename: 'Member', id: 'm1' },
        { __typename: 'Book', ...books[0] },
        { __typename: 'Member', id: 'm2' },
        { __typename: 'Book', ...books[1] },
      ],
      mistake(_: unknown, { kind }: { kind: string }) {
        if (kind === 'code')
          throw new GraphQLError('`first` is 500.', { extensions: { code: 'PAGE_SIZE_INVALID' } });
        throw new Error(SECRET);
      },
    },
    Mutation: {
      renameBook: (_: unknown, { isbn, title }: { isbn: string; title: string }) => ({
        ...books.find((book) => book.isbn === isbn),
        title,
      }),
    },
    Book: {
      __resolveReference: ({ isbn }: { isbn: string }) => books.find((book) => book.isbn === isbn),
    },
  },
  reviews: {
    Mutation: {
      addReview: (_: unknown, { isbn, stars }: { isbn: string; stars: number }) => ({
        stars,
        author: { id: 'm1' },
        book: { isbn },
      }),
    },
    Book: {
      reviews: ({ isbn }: { isbn: string }) => reviewsOf(({ book }) => book.isbn === isbn),
    },
    Member: {
      reviews: ({ id }: { id: string }) => reviewsOf(({ author }) => author.id === id),
    },
  },
  shipping: {
    Book: {
      shippingEstimate: ({ price, weight }: { price: number; weight: number }) => price * weight,
      inStock: ({ isbn }: { isbn: string }) => isbn !== 'b3',
    },
  },
} as const;
