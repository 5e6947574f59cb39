import { composeTexts } from './compose-texts.ts';

/** A shop whose estimates need what the catalogue says, some of it with arguments. */
export const shopSdl = composeTexts({
  catalogue: `
    type Query { products: [Product] }
    type Product @key(fields: "upc") {
      upc: String!
      name: String
      discount: Int
      weight: Int
      price(currency: String!): Int
      box: Box
    }
    type Box { volume(unit: String = "l"): Int }`,
  shipping: `
    type Product @key(fields: "upc") {
      upc: String!
      weight: Int @external
      price(currency: String!): Int @external
      box: Box @external
      byWeight: Int @requires(fields: "weight")
      inDollars: Int @requires(fields: "price(currency: \\"USD\\") weight")
      inEuros: Int @requires(fields: "price(currency: \\"EUR\\")")
      inBoxes: Int @requires(fields: "box { volume }")
    }
    type Box { volume(unit: String = "l"): Int @external }`,
});
