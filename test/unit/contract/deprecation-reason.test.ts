import { describe, expect, test } from '@jest/globals';
import { deprecationReason, type LifecycleDirective } from '@demarc/supergraph/contract';
import fc from 'fast-check';

const since = '2026-09-01';
const retireOn = '2027-03-01';
const said = (given: Partial<LifecycleDirective>): LifecycleDirective => ({
  stage: 'DEPRECATED',
  since,
  replacedBy: undefined,
  retireOn,
  brownouts: undefined,
  note: undefined,
  ...given,
});

describe('what clients read of a deprecation', () => {
  test.each<[Partial<LifecycleDirective>, string]>([
    [{ replacedBy: 'User.name' }, 'Use User.name. Retires 2027-03-01.'],
    [{ replacedBy: 'User.name', note: 'none: really' }, 'Use User.name. Retires 2027-03-01.'],
    [{ note: 'none: nobody asks' }, 'No replacement: nobody asks. Retires 2027-03-01.'],
    [{ note: 'none: nobody asks.' }, 'No replacement: nobody asks. Retires 2027-03-01.'],
    [
      { note: ' none:nobody\n  asks for it. ' },
      'No replacement: nobody asks for it. Retires 2027-03-01.',
    ],
    [
      { note: 'none: see 1.2 of the guide' },
      'No replacement: see 1.2 of the guide. Retires 2027-03-01.',
    ],
    [{ stage: 'RETIRED', replacedBy: 'User.name' }, 'Retired 2027-03-01. Use User.name.'],
    [
      { stage: 'RETIRED', note: 'none: nobody asks' },
      'Retired 2027-03-01. No replacement: nobody asks.',
    ],
  ])('%j', (given, reason) => {
    expect(deprecationReason(said(given))).toBe(reason);
  });

  test.each<[Partial<LifecycleDirective>]>([
    [{ stage: 'ACTIVE', replacedBy: 'User.name' }],
    [{ stage: 'EXPERIMENTAL', replacedBy: 'User.name' }],
    [{ stage: undefined, replacedBy: 'User.name' }],
    [{ replacedBy: 'User.name', retireOn: undefined }],
    [{ replacedBy: 'User.name', retireOn: '' }],
    [{}],
    [{ replacedBy: '' }],
    [{ note: 'Read the name.' }],
    [{ note: 'none' }],
    [{ note: 'none:' }],
    [{ note: 'none: .' }],
    [{ note: 'nonesuch: why' }],
  ])('there is nothing to say yet: %j', (given) => {
    expect(deprecationReason(said(given))).toBeUndefined();
  });
});

test('the reason is one line, and says the day and what to use in either stage', () => {
  const stage = fc.constantFrom('DEPRECATED' as const, 'RETIRED' as const);
  fc.assert(
    fc.property(stage, fc.string(), fc.string(), (one, replacedBy, note) => {
      const reason = deprecationReason(said({ stage: one, replacedBy, note: `none: ${note}` }));
      if (reason === undefined) return replacedBy === '' && /^[.\s]*$/.test(note);
      const isDated = one === 'DEPRECATED' ? / Retires \S+\.$/ : /^Retired \S+\. /;
      return isDated.test(reason) && (replacedBy === '' || reason.includes(`Use ${replacedBy}.`));
    }),
  );
});
