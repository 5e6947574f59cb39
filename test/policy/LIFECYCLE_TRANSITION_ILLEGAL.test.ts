import { describe, expect, test } from '@jest/globals';
import type { Stage } from '@demarc/supergraph/contract';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'LIFECYCLE_TRANSITION_ILLEGAL';
const at = (stage: Stage | undefined, since = '2026-09-01') =>
  stage &&
  `@lifecycle(stage: ${stage}, since: "${since}", retireOn: "2027-03-01", note: "none: why")`;
const thing = (directives: string | undefined) =>
  contractText(
    'billing',
    `"A." type Thing {\n  "B." it: Int ${directives ?? ''}\n  "C." other: Int\n}`,
  );
const empty = contractText('billing', '"A." type Thing { "C." other: Int }');
const go = (before: readonly (string | undefined)[], now: string | undefined) =>
  policyFindings(thing(now), {
    code,
    before: before.map((directives) => (directives === 'GONE' ? empty : thing(directives))),
  });

describe('from one stage to another', () => {
  const stages = ['EXPERIMENTAL', 'ACTIVE', 'DEPRECATED', 'RETIRED'] as const;
  const legal = new Set([
    'EXPERIMENTAL ACTIVE',
    'EXPERIMENTAL DEPRECATED',
    'ACTIVE DEPRECATED',
    'DEPRECATED RETIRED',
    'DEPRECATED ACTIVE',
  ]);
  test.each(stages.flatMap((from) => stages.map((to) => [from, to] as const)))(
    '%s → %s',
    (from, to) => {
      const isLegal = from === to || legal.has(`${from} ${to}`);
      expect(go([at(from)], at(to))).toHaveLength(isLegal ? 0 : 1);
    },
  );

  test('without a @lifecycle it is ACTIVE', () => {
    expect(go([undefined], at('DEPRECATED'))).toEqual([]);
    expect(go([at('DEPRECATED')], undefined)).toEqual([]);
    expect(go([undefined], at('ACTIVE'))).toEqual([]);
    expect(go([undefined], at('RETIRED'))).toHaveLength(1);
    expect(go([at('RETIRED')], undefined)).toHaveLength(1);
  });
});

test('says what to do, at the stage', () => {
  expect(go([at('ACTIVE')], at('RETIRED'))).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.it',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 34,
      message:
        'Thing.it was ACTIVE and is now RETIRED. Deprecate it first, with replacedBy and retireOn, so that clients have time to move.',
    },
  ]);
  expect(go([at('RETIRED')], undefined)).toMatchObject([
    {
      line: FIRST_LINE_OF_TYPES + 1,
      column: 8,
      message:
        'Thing.it was RETIRED and is now ACTIVE. What is retired does not come back: give what is new a name of its own.',
    },
  ]);
  expect(go([undefined], at('EXPERIMENTAL'))[0]?.message).toBe(
    'Thing.it was ACTIVE and is now EXPERIMENTAL. What was promised cannot become an experiment again: leave it, or deprecate it.',
  );
});

describe('what is new', () => {
  test.each(['EXPERIMENTAL', 'ACTIVE', 'DEPRECATED'] as const)('may begin as %s', (stage) => {
    expect(go(['GONE'], at(stage))).toEqual([]);
  });

  test('cannot begin as RETIRED, unless it comes from another context', () => {
    expect(go(['GONE'], at('RETIRED')).map(({ message }) => message)).toEqual([
      'Thing.it is new, and cannot begin as RETIRED. Take it out: clients have never had it.',
    ]);
    expect(
      policyFindings(thing(at('RETIRED')), {
        code,
        before: [empty],
        others: { accounts: thing(at('RETIRED')) },
      }),
    ).toEqual([]);
  });

  test('where nothing is known of before, nothing is judged', () => {
    expect(go([], at('RETIRED'))).toEqual([]);
  });
});

describe('of several versions the newest that has it tells', () => {
  test('what older ones say led there', () => {
    expect(go([at('DEPRECATED'), undefined], at('RETIRED'))).toEqual([]);
    expect(go([undefined, at('DEPRECATED')], at('RETIRED'))).toHaveLength(1);
  });

  test('also where it was gone for a while', () => {
    expect(go(['GONE', undefined], at('RETIRED'))).toHaveLength(1);
    expect(go(['GONE', at('DEPRECATED')], at('RETIRED'))).toEqual([]);
  });
});

test('of types, arguments, input fields and enum values too; removing is not its matter', () => {
  const before = contractText(
    'billing',
    `"A." type Thing { "B." it("C." of: Int): Int "D." gone: Int }
"D." input Filter { "E." from: Int }
"F." enum Way { "G." SO }`,
  );
  const retired = String(at('RETIRED'));
  const after = contractText(
    'billing',
    `"A." type Thing { "B." it("C." of: Int ${retired}): Int }
extend type Thing ${retired}
"D." input Filter { "E." from: Int ${retired} }
"F." enum Way { "G." SO ${retired} }`,
  );
  expect(policyFindings(after, { code, before: [before] }).map((one) => one.coordinate)).toEqual([
    'Thing',
    'Thing.it(of:)',
    'Filter.from',
    'Way.SO',
  ]);
});

describe('the first day of a stage that stays', () => {
  test('cannot be moved back where clients count on the notice', () => {
    expect(go([at('DEPRECATED', '2026-09-01')], at('DEPRECATED', '2026-06-01'))).toMatchObject([
      {
        severity: 'ERROR',
        column: 53,
        message:
          'Thing.it has been DEPRECATED since 2026-09-01, and now says since 2026-06-01. ' +
          'since is the day on which the stage began: write since: "2026-09-01".',
      },
    ]);
  });

  test('is history: a warning elsewhere', () => {
    expect(go([at('DEPRECATED', '2026-09-01')], at('DEPRECATED', '2026-10-01'))).toMatchObject([
      { severity: 'WARNING' },
    ]);
    expect(go([at('EXPERIMENTAL', '2026-09-01')], at('EXPERIMENTAL', '2026-06-01'))).toMatchObject([
      { severity: 'WARNING' },
    ]);
  });

  test('may be said, left out, mended, or follow on another stage', () => {
    expect(go([undefined], at('ACTIVE', '2026-09-01'))).toEqual([]);
    expect(go([at('ACTIVE', '2026-09-01')], undefined)).toEqual([]);
    expect(go([at('ACTIVE', 'September')], at('ACTIVE', '2026-09-01'))).toEqual([]);
    expect(go([at('DEPRECATED', '2026-09-01')], at('ACTIVE', '2026-06-01'))).toEqual([]);
  });
});
