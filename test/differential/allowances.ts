import { canonical } from './stored/canonical.ts';
import type { Engine, PlainAnswer, Scenario } from './scenario.ts';

/** A way in which an engine may differ from the monolith. */
export interface Allowance {
  readonly name: string;
  readonly engines: readonly Engine[];
  /** Whether it explains that this was answered differently. */
  readonly explains: (scenario: Omit<Scenario, 'contracts'>, answers: Answers) => boolean;
}

interface Answers {
  readonly expected: PlainAnswer;
  readonly got: PlainAnswer;
}

/**
 * Where a null goes up to the root of a fetch, a subgraph answers without data: what was lost is all that
 * the fetch asked for. Errors name fields of that fetch, and not always the one that took the others along.
 */
export const namesAnyPlaceOfLostFetch: readonly Engine[] = ['apollo'];

/** What is allowed beside that; each has a scenario of its name, or says why it has none. */
export const allowances: readonly Allowance[] = [
  {
    // A limit, not an answer; how soon it is met depends on the machine, so no scenario could tell of it.
    name: 'planning-limit',
    engines: ['demarc'],
    explains: (_, { got }) =>
      got.errors.some(({ extensions }) => extensions?.['code'] === 'PLANNING_TIMEOUT'),
  },
  {
    // The planner asks a root field once without and once with the condition, in two fetches.
    name: 'mutation-once-beside-a-condition',
    engines: ['apollo'],
    explains: ({ operation }) =>
      operation.startsWith('mutation') && /@(skip|include)/.test(operation),
  },
  {
    // Refused: in which turn it is carried out, and whether once, would depend on the values of variables.
    name: 'mutation-under-several-conditions',
    engines: ['demarc'],
    explains: ({ operation }, { got }) =>
      operation.startsWith('mutation') &&
      got.errors.some(({ extensions }) => extensions?.['code'] === 'OPERATION_UNSUPPORTED'),
  },
  {
    // The planner asks nothing where the conditions leave nothing to ask, and an object is not told from null.
    name: 'all-of-an-object-skipped',
    engines: ['apollo'],
    explains: ({ operation }, { expected }) =>
      /@(skip|include)/.test(operation) && /\{\}/.test(JSON.stringify(expected.data)),
  },
  {
    // An interface object is asked alike for whatever implements it; what fails there may be wanted of others only.
    name: 'error-of-what-is-not-selected',
    engines: ['apollo'],
    explains: (_, { expected, got }) =>
      canonical(got.data) === canonical(expected.data) &&
      got.errors.some(({ path }) => path !== undefined && isAbsent(got.data, path)),
  },
  {
    // Where a field of an interface object fails, the name that another subgraph has for it may be missed too.
    name: 'interface-object-beside-a-fault',
    engines: ['demarc'],
    explains: ({ operation }, { got }) =>
      /Kin/.test(operation) &&
      got.errors.some(({ extensions }) => extensions?.['code'] === 'SUBGRAPH_INVALID_DATA'),
  },
];

function isAbsent(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value === undefined;
}
