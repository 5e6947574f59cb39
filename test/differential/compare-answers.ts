import type { PlainAnswer } from './scenario.ts';
import type { Place } from './serving/every-failure.ts';
import { canonical } from './stored/canonical.ts';

/** How an answer differs from what the monolith says. */
export interface Difference {
  readonly kind: 'data' | 'errors';
  readonly reason: string;
}

/**
 * Data has to be equal byte for byte, keys sorted. Errors have to stand at the same nulls; where several
 * places failed below one null, either server tells whichever it met, so each error of ours only has to
 * stand where something failed indeed.
 *
 * @param failures - every place that failed; undefined where it may be any
 */
export function compareAnswers(
  got: PlainAnswer,
  expected: PlainAnswer,
  failures: () => readonly Place[] | undefined,
): Difference | undefined {
  if (canonical(got.data) !== canonical(expected.data)) {
    return { kind: 'data', reason: 'data differs' };
  }
  const ours = nullsOf(got);
  const theirs = nullsOf(expected);
  const extra = [...ours].filter((place) => !theirs.has(place));
  const missing = [...theirs].filter((place) => !ours.has(place));
  if (extra.length > 0 || missing.length > 0) {
    const words = [
      ...extra.map((place) => `an error too many at ${place}`),
      ...missing.map((place) => `no error at ${place}`),
    ];
    return { kind: 'errors', reason: words.join('; ') };
  }
  if (got.errors.length === 0) return undefined;
  const all = failures();
  if (all === undefined) return undefined;
  const failed = new Set(all.map((place) => canonical(place)));
  const strange = got.errors.find(({ path }) => !failed.has(canonical(path)));
  return strange && { kind: 'errors', reason: `nothing fails at ${canonical(strange.path)}` };
}

/** Where the nulls stand that errors have left. */
function nullsOf({ data, errors }: PlainAnswer): ReadonlySet<string> {
  return new Set(
    errors.map(({ path }) => {
      if (path === undefined) return '(nowhere)';
      let value = data;
      for (const [index, key] of path.entries()) {
        if (value === null) return canonical(path.slice(0, index));
        value = (value as Readonly<Record<string | number, unknown>>)[key];
      }
      return value === null ? canonical(path) : `${canonical(path)}, which is no null`;
    }),
  );
}
