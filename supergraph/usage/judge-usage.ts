import type { Finding, Severity } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import { coordinateToAsk, type PlacedChange } from './coordinate-to-ask.ts';
import type { UsageDoor, UsageVerdict, UsageWindow } from './usage-door.ts';
import { useText } from './use-text.ts';

/** A change that compat levels have been asked about. */
export interface JudgedChange
  extends PlacedChange, Pick<Finding, 'owner' | 'subgraph' | 'file' | 'line' | 'column'> {
  readonly severity: string;
  readonly allowed: boolean;
}

/** What usage is judged by. */
export interface UsageQuestion<Change> {
  readonly usage: UsageDoor;
  readonly window: UsageWindow;
  /** What clients would see after the changes. */
  readonly after: GraphQLSchema;
  /** True where it was announced that the coordinate goes by now; asked of what takes it out or retires it. */
  readonly isDueRetirement: (change: Change) => boolean;
}

/** The changes, some of them no longer allowed, and what is to be said of whom they hit. */
export interface UsageJudgement<Change> {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

/**
 * Whom do breaking changes hurt? A retirement that is due is refused unless nobody uses it. Another
 * breaking change is refused by its compat level already, or allowed, as for an experiment that promises
 * nothing: there the findings only tell whom it hits.
 */
export async function judgeUsage<Change extends JudgedChange>(
  changes: readonly Change[],
  question: UsageQuestion<Change>,
): Promise<UsageJudgement<Change>> {
  const { usage, window, after, isDueRetirement } = question;
  const answers = new Map<string, Promise<UsageVerdict>>();
  const ask = (coordinate: string) => {
    const answer = answers.get(coordinate) ?? usage(coordinate, window);
    answers.set(coordinate, answer);
    return answer;
  };
  const judged = await Promise.all(
    changes.map(async (change) => {
      const asked = change.severity === 'BREAKING' ? coordinateToAsk(change, after) : undefined;
      if (asked === undefined) return { change, finding: undefined };
      const verdict = await ask(asked);
      if (verdict.verdict === 'UNUSED') return { change, finding: undefined };
      const isDue = takesOut(change) && isDueRetirement(change);
      const finding = findingFor(change, { asked, verdict, isDue });
      return { change: isDue ? { ...change, allowed: false } : change, finding };
    }),
  );
  return {
    changes: judged.map(({ change }) => change),
    findings: unique(judged.flatMap(({ finding }) => finding ?? [])),
  };
}

/** An announcement to go is none to be of another type, or to be read by fewer. */
function takesOut({ kind }: PlacedChange): boolean {
  if (kind === 'OBJECT_TYPE_INTERFACE_REMOVED') return false;
  return kind === 'STAGE_RETIRED' || kind.endsWith('_REMOVED');
}

type KnownVerdict = Exclude<UsageVerdict, { readonly verdict: 'UNUSED' }>;

interface Circumstances {
  readonly asked: string;
  readonly verdict: KnownVerdict;
  readonly isDue: boolean;
}

function findingFor(change: JudgedChange, circumstances: Circumstances): Finding {
  const { coordinate, owner, subgraph, file, line, column } = change;
  return {
    ...weigh(change, circumstances),
    coordinate,
    ...(owner !== undefined && { owner }),
    ...(subgraph !== undefined && { subgraph }),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}

function weigh(
  { coordinate, allowed }: JudgedChange,
  { asked, verdict, isDue }: Circumstances,
): { readonly code: string; readonly severity: Severity; readonly message: string } {
  const isUsed = verdict.verdict === 'USED';
  const who = isUsed
    ? `${asked} is used by ${useText(verdict.uses)}.`
    : `Nobody knows who uses ${asked}. ${verdict.reason}`;
  if (isDue) {
    const todo = isUsed
      ? 'Ask them to move, retire the versions that no longer run (`demarc clients retire`), or move the retire date.'
      : 'Keep it until that is known.';
    return {
      code: isUsed ? 'RETIRE_IN_USE' : 'RETIRE_USAGE_UNKNOWN',
      severity: 'ERROR',
      message: `The retire date of ${coordinate} has come. ${who} ${todo}`,
    };
  }
  const code = isUsed ? 'BREAKING_IN_USE' : 'BREAKING_USAGE_UNKNOWN';
  if (allowed) {
    const message = `This is allowed, though it breaks. ${who}${isUsed ? ' Tell them.' : ''}`;
    return { code, severity: 'INFO', message };
  }
  const todo = 'Add the new beside the old and deprecate the old, so that clients can move first.';
  return { code, severity: isUsed ? 'ERROR' : 'WARNING', message: `${who} ${todo}` };
}

/** Several changes of one coordinate hit the same clients. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  const told = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.coordinate ?? ''} ${finding.message}`;
    if (!told.has(key)) told.set(key, finding);
  }
  return [...told.values()];
}
