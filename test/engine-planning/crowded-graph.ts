import { composeTexts } from './compose-texts.ts';

const SUBGRAPHS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Every subgraph could answer each step of a path, and must be left for the next leaf. */
export const crowdedSdl = composeTexts(
  Object.fromEntries(
    SUBGRAPHS.map((name) => [
      name,
      `type Query { root: Thing @shareable }
       type Thing @key(fields: "id") {
         id: ID!
         ${fieldsOf(16)
           .map((field) => `${field}: Thing @shareable`)
           .join(' ')}
         leaf${name}: Int
       }`,
    ]),
  ),
);

/** An operation that the planner weighs for seconds. */
export const slowOperation = `{ root { ${nest(3)} } }`;

function nest(depth: number): string {
  if (depth === 0) return SUBGRAPHS.map((name) => `leaf${name}`).join(' ');
  return fieldsOf(12)
    .map((field) => `${field} { ${nest(depth - 1)} }`)
    .join(' ');
}

function fieldsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `thing${index}`);
}
