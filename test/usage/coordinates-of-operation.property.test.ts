import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildASTSchema,
  FieldsOnCorrectTypeRule,
  Kind,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownTypeNamesRule,
  parse,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  validate,
  validateSchema,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { coordinatesOfOperation } from '../../supergraph/usage/coordinates-of-operation.ts';
import { randomOperationText, randomSchemaText } from './random-graph.ts';
import { runObserved } from './run-observed.ts';
import { allCoordinates, schemaWithout } from './without-coordinate.ts';

/** The rules that ask the schema: the others say the same of a document whatever the schema lacks. */
const rules = [
  FieldsOnCorrectTypeRule,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownTypeNamesRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
];

/** graphql-js lets an operation pass whose root type is not there. */
function isValid(schema: GraphQLSchema, document: DocumentNode): boolean {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation comes first.');
  return (
    schema.getRootType(operation.operation) != null &&
    validate(schema, document, rules, { maxErrors: 1 }).length === 0
  );
}

test('without what is selected an operation is invalid, without anything else it is valid', () => {
  const seen = { selected: 0, maySend: 0, mayReceive: 0, unused: 0 };
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const schemaDocument = parse(randomSchemaText(gen));
      const schema = buildASTSchema(schemaDocument);
      expect(validateSchema(schema)).toEqual([]);
      const text = randomOperationText(gen, schema);
      const document = parse(text);
      expect(validate(schema, document)).toEqual([]);

      const used = coordinatesOfOperation(document, schema);
      const all = allCoordinates(schema);
      expect([...used.keys()].filter((coordinate) => !all.includes(coordinate))).toEqual([]);
      for (const coordinate of all) {
        const involvement = used.get(coordinate);
        seen[involvement ?? 'unused'] += 1;
        const stillValid = isValid(schemaWithout(schemaDocument, coordinate), document);
        if (stillValid === (involvement === 'selected')) {
          const state = stillValid ? 'valid' : 'invalid';
          throw new Error(
            `Without ${coordinate} (${involvement ?? 'unused'}) this is ${state}:\n${text}`,
          );
        }
      }
    }),
    // Shrinking thousands of draws takes longer than reading the operation.
    { numRuns: 24, endOnFailure: true },
  );
  // The property says nothing of what never occurs.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  // Some thousand schemas are built: ten seconds or more, and many more on a busy machine.
}, 240_000);

test('what a resolver is asked for and what an answer holds is used', () => {
  const observed = { count: 0 };
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const schema = buildASTSchema(parse(randomSchemaText(gen)));
      const text = randomOperationText(gen, schema);
      const document = parse(text);
      const used = coordinatesOfOperation(document, schema);
      for (const coordinate of runObserved(gen, { schema, document })) {
        observed.count += 1;
        if (!used.has(coordinate)) throw new Error(`${coordinate} is not used:\n${text}`);
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(observed.count).toBeGreaterThan(500);
});
