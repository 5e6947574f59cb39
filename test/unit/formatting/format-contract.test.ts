import { describe, expect, test } from '@jest/globals';
import { contractDefinitionsText } from '@demarc/supergraph/contract';
import fc from 'fast-check';
import { parse, Source } from 'graphql';
import { formatContract } from '../../../supergraph/formatting/format-contract.ts';
import { contractText } from '../../kit/contract-text.ts';
import { policyFindings } from '../../kit/policy-findings.ts';

const format = (text: string) =>
  formatContract({ name: 'billing', url: '', document: parse(new Source(text)) });
const formatTypes = (types: string) => {
  const [head = '', tail = ''] = contractText('billing', '\0').split('\0');
  return format(`${head}${types}${tail}`).slice(head.length, -tail.length);
};

describe('the reason of @deprecated', () => {
  const lifecycle =
    '@lifecycle(stage: DEPRECATED, since: "2026-11-01", replacedBy: "Query.b", retireOn: "2027-03-01")';

  test('is written where there is none, and the comment behind it stays', () => {
    expect(formatTypes(`type Query { a: Int ${lifecycle} # old\n b: Int }`)).toBe(
      `type Query { a: Int ${lifecycle} @deprecated(reason: "Use Query.b. Retires 2027-03-01.") # old\n b: Int }`,
    );
  });

  test('stands on a line of its own where the lifecycle does', () => {
    expect(formatTypes(`type Query {\n  a: Int\n    ${lifecycle}\n  b: Int\n}`)).toBe(
      `type Query {\n  a: Int\n    ${lifecycle}\n    @deprecated(reason: "Use Query.b. Retires 2027-03-01.")\n  b: Int\n}`,
    );
  });

  test('is replaced where it says something else', () => {
    expect(formatTypes(`type Query { a: Int @deprecated ${lifecycle} b: Int }`)).toBe(
      `type Query { a: Int @deprecated(reason: "Use Query.b. Retires 2027-03-01.") ${lifecycle} b: Int }`,
    );
  });

  test('escapes what its note says', () => {
    const note =
      '@lifecycle(stage: RETIRED, since: "2026-11-01", retireOn: "2026-11-20", note: "none: it is \\"over\\"")';
    expect(formatTypes(`type Query { b(x: Int ${note}): Int }`)).toBe(
      `type Query { b(x: Int ${note} @deprecated(reason: "Retired 2026-11-20. No replacement: it is \\"over\\".")): Int }`,
    );
  });

  test('goes once the stage is another one', () => {
    const active = '@lifecycle(stage: ACTIVE, since: "2026-11-01")';
    expect(formatTypes(`type Query { b: Int ${active}\n  @deprecated(reason: "x") }`)).toBe(
      `type Query { b: Int ${active} }`,
    );
  });

  test.each([
    ['without a lifecycle', 'type Query { b: Int @deprecated(reason: "Ask us.") }'],
    ['without a day', 'type Query { b: Int @lifecycle(stage: DEPRECATED, since: "2026-11-01") }'],
    ['on what has to be given', `type Query { b(x: Int! ${lifecycle}): Int }`],
    ['on a type', `type Query { b: T } type T ${lifecycle} { b: Int }`],
  ])('is not invented %s', (_what, types) => {
    expect(formatTypes(types)).toBe(types);
  });

  test('leaves nothing for DEPRECATED_DRIFT to find', () => {
    const text = format(contractText('billing', `type Query { a: Int ${lifecycle} b: Int }`));
    expect(policyFindings(text, { code: 'DEPRECATED_DRIFT' })).toEqual([]);
  });
});

describe('the language', () => {
  const head = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
  @link(url: "https://specs.demarc.dev/contract/v1.0", import: ["@contract"])`;

  test('is written out whole from the link alone', () => {
    expect(format(`${head}\ntype Query { a: Int }\n`)).toBe(
      `${head}
  @composeDirective(name: "@contract")
  @composeDirective(name: "@lifecycle")
  @composeDirective(name: "@data")
type Query { a: Int }

${definitionsWithoutComments()}
`,
    );
  });

  test('is mended where a definition drifted, in place', () => {
    const drifted = contractText('billing', 'type Query { a: Int }').replace('FROZEN', 'HARD');
    expect(format(drifted)).toBe(contractText('billing', 'type Query { a: Int }'));
  });

  test('keeps descriptions of its own in a definition that says the same', () => {
    const text = contractText('billing', 'type Query { a: Int }').replace(
      '"From no change at all to any change."',
      '"Wie streng."',
    );
    expect(format(text)).toBe(text);
  });

  test('is not forced on a contract that does not link it', () => {
    const text = 'type Query { a: Int @deprecated } # plain';
    expect(format(text)).toBe(text);
  });

  test('goes by the local name of @composeDirective', () => {
    const renamed = head.replace('import: ["@composeDirective"]', 'import: []');
    expect(format(`${renamed}\ntype Query { a: Int }`)).toContain(
      '@federation__composeDirective(name: "@data")',
    );
  });
});

test('formatting twice is formatting once', () => {
  const day = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  });
  const field = fc.record({
    stage: fc.constantFrom('EXPERIMENTAL', 'ACTIVE', 'DEPRECATED', 'RETIRED'),
    note: fc.string(),
    retireOn: fc.option(
      day.map((date) => date.toISOString().slice(0, 10)),
      { nil: undefined },
    ),
    deprecated: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(field, { minLength: 1 }), (fields) => {
      const types = fields.map(
        ({ stage, note, retireOn, deprecated }, index) =>
          `f${index}: Int @lifecycle(stage: ${stage}, since: "2020-01-01", note: ${JSON.stringify(`none: ${note}`)}` +
          `${retireOn === undefined ? '' : `, retireOn: "${retireOn}"`}) ${deprecated ? '@deprecated' : ''}`,
      );
      const once = format(contractText('billing', `type Query { ${types.join('\n')} }`));
      expect(format(once)).toBe(once);
    }),
  );
});

function definitionsWithoutComments(): string {
  return contractDefinitionsText.slice(contractDefinitionsText.indexOf('"Who answers')).trim();
}
