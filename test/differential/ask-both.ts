import { parse, validate } from 'graphql';
import { allowances, namesAnyPlaceOfLostFetch } from './allowances.ts';
import { compareAnswers, type Difference } from './compare-answers.ts';
import type { OpenGraph } from './open-graph.ts';
import type { PlainAnswer, PlainError, Scenario } from './scenario.ts';
import { everyFailure } from './serving/every-failure.ts';
import { askMonolith } from './serving/monolith.ts';

/** What both said, and how that differs. */
export interface BothAnswers {
  readonly expected: PlainAnswer;
  readonly got: PlainAnswer;
  readonly difference: Difference | undefined;
  /** What allows the difference. */
  readonly allowance: string | undefined;
}

/**
 * Asks the monolith and the gateway the same, of the same data; undefined where the operation is not
 * valid or a variable does not fit.
 */
export async function askBoth(
  graph: OpenGraph,
  { data, operation, variables }: Omit<Scenario, 'contracts'>,
): Promise<BothAnswers | undefined> {
  const { schema } = graph;
  if (validate(schema, parse(operation)).length > 0) return undefined;
  const told = askMonolith(schema, operation, variables, graph.serve(data));
  const expected = plain(told);
  const gateway = await graph.gateway();
  const ask = () => {
    graph.serve(data);
    return gateway.ask(operation, { variables });
  };
  // Composing holds the process up, and a kept connection may have been closed meanwhile.
  const answer = await ask().catch(ask);
  const got = plain(answer);
  // A request that is refused is no answer to compare.
  if (expected.errors.some(({ path }) => path === undefined)) return undefined;
  const namesAny = namesAnyPlaceOfLostFetch.includes(graph.engine);
  const failures = () =>
    namesAny ? undefined : everyFailure(schema, operation, variables, graph.serve(data));
  const difference = compareAnswers(got, expected, failures);
  const allowance =
    difference &&
    allowances.find(
      ({ engines, explains }) =>
        engines.includes(graph.engine) &&
        explains({ data, operation, variables }, { expected, got }),
    );
  return { expected, got, difference, allowance: allowance?.name };
}

function plain(answer: {
  readonly data?: unknown;
  readonly errors?: readonly (Omit<PlainError, 'path'> & Partial<Pick<PlainError, 'path'>>)[];
}): PlainAnswer {
  return {
    // As JSON, which is all that a client sees of it.
    data: JSON.parse(JSON.stringify(answer.data ?? null)) as unknown,
    errors: (answer.errors ?? []).map(({ path, message, extensions }) => ({
      path,
      message,
      // The reference is of one request alone.
      extensions: { ...extensions, reference: undefined },
    })),
  };
}
