import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { scenario as aliasesOfRequiredFields } from './aliases-of-required-fields/scenario.ts';
import { scenario as conflictingRequirements } from './conflicting-requirements/scenario.ts';
import { scenario as interfaceObjects } from './interface-objects/scenario.ts';
import { openScenario, type OpenScenario } from './open-scenario.ts';
import { scenario as requiresOnInterfaceObject } from './requires-on-interface-object/scenario.ts';
import { scenario as requiresThroughInterface } from './requires-through-interface/scenario.ts';
import { scenario as requiresWithArguments } from './requires-with-arguments/scenario.ts';
import { scenario as unreachableField } from './unreachable-field/scenario.ts';
import { scenario as unresolvableKey } from './unresolvable-key/scenario.ts';

const scenarios = {
  'aliases-of-required-fields': aliasesOfRequiredFields,
  'conflicting-requirements': conflictingRequirements,
  'interface-objects': interfaceObjects,
  'requires-on-interface-object': requiresOnInterfaceObject,
  'requires-through-interface': requiresThroughInterface,
  'requires-with-arguments': requiresWithArguments,
  'unreachable-field': unreachableField,
  'unresolvable-key': unresolvableKey,
};

describe.each(Object.entries(scenarios))('%s', (_name, scenario) => {
  let open: OpenScenario;
  beforeAll(async () => {
    open = await openScenario(scenario);
  });
  afterAll(() => open.close());

  test.each(scenario.operations.map((one) => [one.shows, one] as const))(
    '%s',
    async (_shows, operation) => {
      const answer = await open.ask(operation);
      if (operation.refused === undefined) {
        const { data, errors } = answer;
        expect({ data, ...(errors && { errors }) }).toEqual(await open.askWhole(operation));
      } else {
        expect(answer).not.toHaveProperty('data');
        expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual([
          operation.refused,
        ]);
      }
    },
  );
});
