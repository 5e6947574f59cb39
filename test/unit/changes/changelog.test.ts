import { describe, expect, test } from '@jest/globals';
import { changelogOf } from '../../../supergraph/changes/changelog.ts';
import { compareGraphs } from '../../../supergraph/changes/compare-graphs.ts';
import { changelogMarkdown } from '../../../supergraph/wording/changelog-markdown.ts';
import { apiDifferences } from '../../kit/api-differences.ts';
import { graphOf } from '../../kit/contract-differences.ts';

/** The changelog of one contract, which clients see whole: the contract language apart. */
async function changelogFor(before: string, after: string) {
  const graphs = { before: graphOf({ billing: before }), after: graphOf({ billing: after }) };
  const api = (text: string) => text.replaceAll(/ @(contract|lifecycle)\([^)]*\)/g, '');
  const differences = [
    ...(await apiDifferences(api(before), api(after))),
    ...compareGraphs(graphs),
  ];
  return changelogOf(differences, graphs);
}

const leaving = (day: string, instead = 'Invoice.sum') =>
  `@deprecated(reason: "Use ${instead}. Retires ${day}.") @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "${instead}", retireOn: "${day}")`;

const before = `type Query { invoice: Invoice bill: Invoice }
type Invoice { sum: Int total: Int ${leaving('2026-11-01')} due: Int debt: Int state: State }
enum State { OPEN SHUT }
directive @short(to: Int) on FIELD`;
const after = `type Query { invoice: Invoice bill: Invoice ${leaving('2027-09-01', 'Query.invoice')} }
type Invoice @contract(owner: "payments") { sum: Int! due: Int ${leaving('2027-03-01')} debt: Int @deprecated state: State }
enum State { OPEN SHUT LOST }`;

describe('a changelog', () => {
  test('groups by what it does to clients, then by type; with owners, replacements and days', async () => {
    const { breaking, dangerous, safe, deprecations } = await changelogFor(before, after);
    expect(breaking).toMatchObject([
      { holder: '@short', entries: [{ kind: 'DIRECTIVE_REMOVED', coordinate: '@short' }] },
      {
        holder: 'Invoice',
        entries: [
          {
            kind: 'FIELD_REMOVED',
            coordinate: 'Invoice.total',
            owner: 'billing',
            replacedBy: 'Invoice.sum',
            retireOn: '2026-11-01',
          },
        ],
      },
    ]);
    expect(dangerous).toMatchObject([
      { holder: 'State', entries: [{ kind: 'ENUM_VALUE_ADDED', owner: 'billing' }] },
      { holder: 'Invoice', entries: [{ kind: 'OWNER_CHANGED', owner: 'payments' }] },
    ]);
    expect(safe).toMatchObject([
      { holder: 'Invoice', entries: [{ kind: 'FIELD_TYPE_CHANGED', owner: 'payments' }] },
    ]);
    expect(
      deprecations.map(({ coordinate, retireOn, kind }) => [coordinate, retireOn, kind]),
    ).toEqual([
      ['Invoice.due', '2027-03-01', 'FIELD_DEPRECATION_ADDED'],
      ['Query.bill', '2027-09-01', 'FIELD_DEPRECATION_ADDED'],
      ['Invoice.debt', undefined, 'FIELD_DEPRECATION_ADDED'],
    ]);
  });

  test('a type that is on its way out, which its contract alone can say', async () => {
    const { deprecations } = await changelogFor(
      'type Query { a: A } type A { b: Int }',
      'type Query { a: A } type A @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "B", retireOn: "2027-03-01") { b: Int }',
    );
    expect(deprecations).toMatchObject([
      { kind: 'STAGE_DEPRECATED', coordinate: 'A', replacedBy: 'B', retireOn: '2027-03-01' },
    ]);
  });

  test('a retire date that comes earlier is dangerous, and announced anew', async () => {
    const with_ = (day: string) => `type Query { a: Int ${leaving(day, 'Query.b')} b: Int }`;
    const { dangerous, deprecations } = await changelogFor(
      with_('2027-06-01'),
      with_('2027-03-01'),
    );
    expect(dangerous).toMatchObject([
      { holder: 'Query', entries: [{ kind: 'RETIRE_DATE_EARLIER' }] },
    ]);
    expect(deprecations).toMatchObject([
      { kind: 'FIELD_DEPRECATION_REASON_CHANGED', retireOn: '2027-03-01' },
    ]);
  });

  test('without contracts, the words of @deprecated say until when and what instead', async () => {
    const none = { before: graphOf({}), after: graphOf({}) };
    const api = (one: string, other: string) => `type Query { a: Int ${one} b: Int ${other} }`;
    const said = (reason: string) => `@deprecated(reason: "${reason}")`;
    const differences = await apiDifferences(
      api(said('Use Query.b. Retires 2026-11-01.'), ''),
      api(
        said('Use Query.c(d:). Retires 2027-03-01.'),
        said('No replacement: rare. Retires 2027-02-01.'),
      ),
    );
    expect(changelogOf(differences, none).deprecations).toMatchObject([
      { coordinate: 'Query.b', retireOn: '2027-02-01' },
      { coordinate: 'Query.a', retireOn: '2027-03-01', replacedBy: 'Query.c(d:)' },
    ]);
    const withdrawn = await apiDifferences(
      api(said('Use Query.b. Retires 2027-03-01.'), ''),
      api(said('No replacement: rare. Retires 2027-03-01.'), ''),
    );
    expect(changelogOf(withdrawn, none).deprecations[0]).not.toHaveProperty('replacedBy');
    const gone = await apiDifferences(
      api(said('Retired 2026-11-01. Use Query.b.'), ''),
      'type Query { b: Int }',
    );
    expect(changelogOf(gone, none).breaking[0]?.entries).toMatchObject([
      { coordinate: 'Query.a', retireOn: '2026-11-01', replacedBy: 'Query.b' },
    ]);
  });

  test('a member of a union belongs to whoever answers for the union', async () => {
    const { breaking } = await changelogFor(
      'type Query { u: U } union U @contract(owner: "growth") = A | B type A { a: Int } type B { a: Int }',
      'type Query { u: U } union U @contract(owner: "growth") = A type A { a: Int } type B { a: Int }',
    );
    expect(breaking).toMatchObject([
      { holder: 'U', entries: [{ coordinate: 'U.B', owner: 'growth' }] },
    ]);
  });
});

describe('a changelog as Markdown', () => {
  test('one page, the gravest first', async () => {
    expect(changelogMarkdown(await changelogFor(before, after), 'From v1 to v2'))
      .toBe(`# From v1 to v2

2 breaking changes, 3 deprecations, 2 dangerous changes, 1 safe change.

## Breaking

### \`@short\`

- \`@short\` is gone. Operations that bear it are refused.

### \`Invoice\`

- \`Invoice.total\` is gone; it was deprecated ("Use Invoice.sum. Retires 2026-11-01."). Operations that select it are refused. Use \`Invoice.sum\` instead. Ask billing.

## On its way out

- **2027-03-01** \`Invoice.due\`: use \`Invoice.sum\` instead. Ask payments.
- **2027-09-01** \`Query.bill\`: use \`Query.invoice\` instead. Ask billing.
- \`Invoice.debt\` is deprecated now ("No longer supported"). Ask payments.

## Dangerous

### \`State\`

- \`State.LOST\` is new. Clients that read the enum are given a value that they may not know. Ask billing.

### \`Invoice\`

- The owner of \`Invoice\` changes from billing to payments. Both owners have to agree. Ask payments.

## Safe

### \`Invoice\`

- \`Invoice.sum\` was Int and is Int! now.
`);
  });

  test('nothing to tell', async () => {
    expect(changelogMarkdown(await changelogFor(before, before), 'From v1 to v1')).toBe(
      '# From v1 to v1\n\nNothing changes for clients.\n',
    );
  });

  test('what a contract says marks up nothing, and calls nobody', async () => {
    const hostile = '"<img src=x> [a](javascript:b) `c` @everyone | **d** #1"';
    const page = changelogMarkdown(
      await changelogFor(
        `type Query { a: Int @deprecated(reason: ${hostile}) b: Int }`,
        'type Query { b: Int }',
      ),
      '<b>',
    );
    expect(page).toContain('# &lt;b&gt;\n');
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).not.toMatch(/<img|[^\\]\[a|[^`]@everyone|[^\\]\*\*d|[^;]\| /);
  });
});
