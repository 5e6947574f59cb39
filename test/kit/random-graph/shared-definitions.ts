/** A definition, and the others that it names. */
export interface SharedDefinition {
  readonly text: string;
  readonly needs: readonly string[];
}

/** Enums, scalars and inputs of every random graph. */
export const sharedDefinitions: ReadonlyMap<string, SharedDefinition> = new Map([
  ['Hue', { text: 'enum Hue { RED GREEN BLUE }', needs: [] }],
  ['Blob', { text: 'scalar Blob', needs: [] }],
  ['Span', { text: 'input Span { low: Int = 1 high: Int! = 9 hue: Hue = GREEN }', needs: ['Hue'] }],
  [
    'Filter',
    {
      text: 'input Filter { text: String like: [String!] span: Span = {low: 2} any: Blob ids: [[ID!]] }',
      needs: ['Span', 'Blob'],
    },
  ],
]);
