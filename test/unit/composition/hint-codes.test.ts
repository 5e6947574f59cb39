import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { composeContracts } from '../../../supergraph/composition/compose-contracts.ts';
import { markedContracts } from './marked-contracts.ts';

const { HINTS } = createRequire(import.meta.url)('@apollo/composition/dist/hints.js') as {
  readonly HINTS: Readonly<Record<string, { readonly code: string }>>;
};

interface Case {
  readonly code: string;
  readonly what?: string;
  /** The types of each subgraph: `▸` marks the place of the finding, `▹` its other places. */
  readonly a: string;
  readonly b?: string;
  readonly coordinate?: string;
  readonly severity: 'INFO' | 'WARNING';
  /** The words that end the message. */
  readonly ends: string;
  /** The codes of the hints that come along. */
  readonly besides?: readonly string[];
}

const shared = 'type Query { q: Int @shareable }\n';
const mark = (version: string, name: string) =>
  `@link(url: "https://x.example/marks/${version}", import: [${name}])`;

const cases: readonly Case[] = [
  {
    code: 'INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE',
    a: 'type Query { ▸q: Int! @shareable }',
    b: 'type Query { ▹q: Int @shareable }',
    coordinate: 'Query.q',
    severity: 'INFO',
    ends: 'has subtype "Int!" in subgraph "a".',
  },
  {
    code: 'INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE',
    a: 'type Query { q(▸x: Int!): Int @shareable }',
    b: 'type Query { q(▹x: Int): Int @shareable }',
    coordinate: 'Query.q(x:)',
    severity: 'INFO',
    ends: 'has supertype "Int" in subgraph "b".',
  },
  {
    code: 'INCONSISTENT_DEFAULT_VALUE_PRESENCE',
    a: 'type Query { q(▸x: Int = 1): Int @shareable }',
    b: 'type Query { q(▹x: Int): Int @shareable }',
    coordinate: 'Query.q(x:)',
    severity: 'WARNING',
    ends: 'in subgraph "a". Agree on one default.',
  },
  {
    code: 'INCONSISTENT_ENTITY',
    what: 'the side without a key comes first',
    a: `${shared}type ▹T @key(fields: "id") { id: ID! @shareable a: Int }`,
    b: 'type ▸T { id: ID! @shareable }',
    coordinate: 'T',
    severity: 'INFO',
    ends: 'but has some @key in subgraph "a".',
  },
  {
    code: 'INCONSISTENT_OBJECT_VALUE_TYPE_FIELD',
    a: `${shared}type T @shareable { a: Int ▸b: Int }`,
    b: 'type ▹T @shareable { a: Int }',
    coordinate: 'T.b',
    severity: 'INFO',
    ends: 'is defined in subgraph "a" but not in subgraph "b".',
  },
  {
    code: 'INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD',
    a: `${shared}interface ▹I { a: Int }`,
    b: 'interface I { a: Int ▸b: Int }',
    coordinate: 'I.b',
    severity: 'INFO',
    ends: 'is defined in subgraph "b" but not in subgraph "a".',
  },
  {
    code: 'INCONSISTENT_INPUT_OBJECT_FIELD',
    a: 'type Query { q(i: I): Int }\ninput I { a: Int ▸b: Int }',
    b: 'input ▹I { a: Int }',
    coordinate: 'I.b',
    severity: 'WARNING',
    ends: 'not in subgraph "b". Add it there, or take it out here.',
  },
  {
    code: 'INCONSISTENT_UNION_MEMBER',
    a: 'type Query { u: U }\nunion U = T | ▸V\ntype T @shareable { a: Int }\ntype V { a: Int }',
    b: 'union ▹U = T\ntype T @shareable { a: Int }',
    coordinate: 'U.V',
    severity: 'INFO',
    ends: '"V" is defined in subgraph "a" but not in subgraph "b".',
  },
  {
    code: 'INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM',
    a: 'type Query { q(e: E): Int }\nenum E { A ▸B }',
    b: 'enum ▹E { A }',
    coordinate: 'E.B',
    severity: 'WARNING',
    ends: 'not in subgraph "b". Add it there, or take it out here.',
  },
  {
    code: 'INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM',
    a: 'type Query { q: E }\nenum E { A ▸B }',
    b: 'enum ▹E { A }',
    coordinate: 'E.B',
    severity: 'INFO',
    ends: '"B" is defined in subgraph "a" but not in subgraph "b".',
  },
  {
    code: 'INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM',
    what: 'the side that is not the home comes first',
    a: 'type Query { q: E }\nenum E @contract(owner: "team-a") { A ▹B }',
    b: 'enum ▸E { A }',
    coordinate: 'E.B',
    severity: 'INFO',
    ends: '"B" is defined in subgraph "a" but not in subgraph "b".',
  },
  {
    code: 'INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE',
    a: `${shared}directive @▸live on QUERY`,
    b: `▹\n${shared}`,
    coordinate: '@live',
    severity: 'WARNING',
    ends: 'not in subgraph "b". Define it there too, or take it out here.',
  },
  {
    code: 'NO_EXECUTABLE_DIRECTIVE_INTERSECTION',
    a: `${shared}directive @▸live on QUERY`,
    b: 'directive @▹live on FIELD',
    coordinate: '@live',
    severity: 'WARNING',
    ends: 'in subgraph "b". Agree on one location.',
  },
  {
    code: 'INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE',
    a: `${shared}directive @▸live repeatable on QUERY`,
    b: 'directive @▹live on QUERY',
    coordinate: '@live',
    severity: 'WARNING',
    ends: 'in subgraph "a". Agree on one of the two.',
  },
  {
    code: 'INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS',
    a: `${shared}directive @▸live on QUERY | FIELD`,
    b: 'directive @▹live on QUERY',
    coordinate: '@live',
    severity: 'WARNING',
    ends: 'in subgraph "a". Agree on the same locations.',
  },
  {
    code: 'INCONSISTENT_DESCRIPTION',
    a: 'type Query { "One." ▸q: Int @shareable }',
    b: 'type Query { "Two." ▹q: Int @shareable }',
    coordinate: 'Query.q',
    severity: 'WARNING',
    ends: 'In subgraph "b", the description is:\n  """\n  Two.\n  """',
  },
  {
    code: 'INCONSISTENT_ARGUMENT_PRESENCE',
    a: 'type Query { q(▸x: Int): Int @shareable }',
    b: 'type Query { ▹q: Int @shareable }',
    coordinate: 'Query.q(x:)',
    severity: 'WARNING',
    ends: 'not in subgraph "b". Add it there, or take it out here.',
  },
  {
    code: 'FROM_SUBGRAPH_DOES_NOT_EXIST',
    a: 'type Query { q: Int ▸@override(from: "bb") }',
    b: 'type Query { z: Int }',
    coordinate: 'Query.q',
    severity: 'WARNING',
    ends: 'does not exist. Did you mean "b"?',
  },
  {
    code: 'OVERRIDDEN_FIELD_CAN_BE_REMOVED',
    a: 'type Query { q: Int ▹@override(from: "b") }',
    b: 'type Query { ▸q: Int z: Int }',
    coordinate: 'Query.q',
    severity: 'INFO',
    ends: 'is overridden. Consider removing it.',
  },
  {
    code: 'OVERRIDE_DIRECTIVE_CAN_BE_REMOVED',
    a: 'type Query { q: Int ▸@override(from: "b") }',
    b: 'type ▹Query { z: Int }',
    coordinate: 'Query.q',
    severity: 'INFO',
    ends: 'The @override directive can be removed.',
  },
  {
    code: 'OVERRIDE_MIGRATION_IN_PROGRESS',
    a: 'type Query { q: Int ▹@override(from: "b", label: "percent(10)") }',
    b: 'type Query { ▸q: Int z: Int }',
    coordinate: 'Query.q',
    severity: 'INFO',
    ends: 'remove the field from subgraph "b".',
  },
  {
    code: 'UNUSED_ENUM_TYPE',
    a: `${shared}enum ▸E { A }`,
    b: 'enum ▹E { A }',
    coordinate: 'E',
    severity: 'INFO',
    ends: '("as if" it was only used as an output type).',
  },
  {
    code: 'MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS',
    a: 'type Query { ▸q: Int @shareable @cost(weight: 3) }',
    b: 'type Query { ▹q: Int @shareable @cost(weight: 5) }',
    coordinate: 'Query.q',
    severity: 'INFO',
    ends: 'Merging strategies used by arguments: { "weight": MAX }',
  },
  {
    code: 'DIRECTIVE_COMPOSITION_INFO',
    what: 'what needs no @composeDirective',
    a: `extend schema ▸@composeDirective(name: "@tag")\n${shared}`,
    coordinate: '@tag',
    severity: 'INFO',
    ends: 'since it is a federation directive composed by default',
  },
  {
    code: 'DIRECTIVE_COMPOSITION_INFO',
    what: 'two major versions, of which one is composed',
    a: `extend schema ▸${mark('v1.0', '"@mark"')} @composeDirective(name: "@mark")\ndirective @mark on OBJECT\n${shared}`,
    b: `extend schema ▹${mark('v2.0', '"@mark"')}\ndirective @mark on OBJECT\n${shared}`,
    severity: 'INFO',
    ends: 'has major version mismatch across subgraphs',
  },
  {
    code: 'DIRECTIVE_COMPOSITION_WARN',
    a: `extend schema ${mark('v1.0', '"@mark"')} @composeDirective(name: "@mark")\ndirective @mark on OBJECT\n${shared}`,
    b: `extend schema ${mark('v1.0', '▸{ name: "@mark", as: "@sign" }')}\ndirective @sign on OBJECT\n${shared}`,
    coordinate: '@mark',
    severity: 'WARNING',
    ends: 'Consistent naming will be required to export it.',
  },
  {
    code: 'INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN',
    a: 'type Query { ▸i: I @shareable }\ninterface I { x: Int }\ntype T implements I @shareable { x: Int }',
    b: 'type Query { ▹i: I @shareable }\ninterface I { x: Int }\ntype T implements I @shareable { x: Int }\ntype U implements I { x: Int }',
    coordinate: 'Query.i',
    severity: 'WARNING',
    ends: 'Otherwise the @shareable contract will be broken.',
  },
  {
    code: 'IMPLICITLY_UPGRADED_FEDERATION_VERSION',
    a: `#whole
extend schema @link(url: "https://specs.apollo.dev/federation/v2.4", import: ["@key"])
  ▸@link(url: "https://specs.apollo.dev/connect/v0.1", import: ["@source"])
type Query { q: Int }`,
    coordinate: '@link',
    severity: 'INFO',
    ends: 'has been implicitly upgraded from federation v2.4 to v2.10',
  },
  {
    code: 'CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS',
    a: `type Query { p: P }
type P @key(fields: "id") @context(name: "ctx") { id: ID! t: T name: String! }
type T @key(fields: "id") { id: ID! f(▸x: String @fromContext(field: "$ctx { name }")): Int @shareable }`,
    b: 'type T @key(fields: "id") { id: ID! f(▹x: String): Int @shareable }',
    coordinate: 'T.f(x:)',
    severity: 'INFO',
    ends: 'since it is contextual in at least one subgraph',
  },
];

/** What no contracts provoke, or what becomes something else, and why. */
const beyondReach: Readonly<Record<string, string>> = {
  INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS: 'is CONTRACT_CONFLICT here: tested below',
  INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_REPEATABLE: 'no code of version 2.14.4 raises it',
  INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_LOCATIONS: 'no code of version 2.14.4 raises it',
};

const titled = cases.map((one) => [one.what ? `${one.code}: ${one.what}` : one.code, one] as const);

describe('a hint of the composer, with both sides, their owners and the place', () => {
  test.each(titled)('%s', (_title, { code, a, b, coordinate, severity, ends, besides = [] }) => {
    const texts = { a, ...(b !== undefined && { b }) };
    const { contracts, first, others, ownerOf } = markedContracts(texts);
    const result = composeContracts(contracts);
    if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
    expect(result.hints.map((hint) => hint.code)).toEqual([code, ...besides]);

    const [mark] = first;
    const [hint] = result.hints;
    expect(hint).toMatchObject({ severity, file: `${String(mark?.subgraph)}.graphql`, ...mark });
    expect(hint?.coordinate).toBe(coordinate);
    expect(hint?.owner).toBe(ownerOf(String(mark?.subgraph)));
    expect(hint?.message.endsWith(ends)).toBe(true);
    expect(hint?.frame).toMatch(new RegExp(`^ > *${String(mark?.line)} [|]`, 'm'));
    const otherPlaces = others.map(({ subgraph, line, column }) =>
      expect.objectContaining({
        subgraph,
        owner: ownerOf(subgraph),
        file: `${subgraph}.graphql`,
        line,
        column,
      }),
    );
    expect(hint?.otherPlaces ?? []).toEqual(otherPlaces);
  });

  test('CONTRACT_CONFLICT: annotations that differ, of both sides', () => {
    const { contracts, first, others } = markedContracts({
      a: 'type Query { ▸q: Int @shareable @deprecated(reason: "One.") }',
      b: 'type Query { ▹q: Int @shareable @deprecated(reason: "Two.") }',
    });
    expect(composeContracts(contracts)).toMatchObject({
      ok: false,
      findings: [
        {
          code: 'CONTRACT_CONFLICT',
          severity: 'ERROR',
          coordinate: 'Query.q',
          owner: 'team-a',
          ...first[0],
          message: expect.stringContaining('write the same one everywhere.'),
          otherPlaces: [{ owner: 'team-b', ...others[0] }],
        },
      ],
    });
  });

  test('every code of the composer is in this list, or cannot be provoked', () => {
    const known = Object.values(HINTS).map(({ code }) => code);
    const listed = [...cases.map(({ code }) => code), ...Object.keys(beyondReach)];
    expect([...new Set(listed)].toSorted()).toEqual(known.toSorted());
  });
});
