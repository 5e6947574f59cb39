import { buildSchema, type GraphQLSchema } from 'graphql';

/** What each subgraph serves, by name. The keys and owners stand in the supergraph alone. */
export const subgraphSchemas: Readonly<Record<string, GraphQLSchema>> = {
  accounts: subgraph(
    'User',
    `type Query { me: User user(id: ID!): User users: [User] ENTITIES }
    type User { id: ID! name: String username: String birthday: Int }`,
  ),
  inventory: subgraph(
    'Product',
    `type Query { ENTITIES }
    type Product { upc: String! weight: Int price: Int inStock: Boolean shippingEstimate: Int }`,
  ),
  products: subgraph(
    'Product',
    `type Query { topProducts(first: Int = 5): [Product] ENTITIES }
    type Product { upc: String! name: String price: Int weight: Int }`,
  ),
  reviews: subgraph(
    'Product | Review | User',
    `type Query { ENTITIES }
    type Review { id: ID! body: String product: Product author: User }
    type User { id: ID! username: String reviews: [Review] }
    type Product { upc: String! reviews: [Review] }`,
  ),
};

/** The whole graph as one schema, which says what a correct gateway answers. */
export const wholeSchema: GraphQLSchema = buildSchema(`
  type Query { me: User user(id: ID!): User users: [User] topProducts(first: Int = 5): [Product] }
  type User { id: ID! name: String username: String birthday: Int reviews: [Review] }
  type Review { id: ID! body: String product: Product author: User }
  type Product {
    upc: String!
    weight: Int
    price: Int
    inStock: Boolean
    shippingEstimate: Int
    name: String
    reviews: [Review]
  }
`);

function subgraph(entities: string, text: string): GraphQLSchema {
  return buildSchema(`
    ${text.replace('ENTITIES', '_entities(representations: [_Any!]!): [_Entity]!')}
    scalar _Any
    union _Entity = ${entities}
  `);
}
