import {
  dayAfter,
  deprecationReason,
  type CoordinateFacts,
  type LifecycleDirective,
} from '@demarc/supergraph/contract';

/** How many days clients have between a deprecation and the retire date: RETIRE_DATE_TOO_SOON refuses fewer. */
const NOTICE_DAYS = 90;

interface Wording {
  /** The coordinate to use instead; undefined where nothing takes its place. */
  readonly replacement: string | undefined;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** The directives that deprecate a coordinate from today on, word for word as the policy wants them. */
export function deprecationText(
  { kind }: CoordinateFacts,
  { replacement, today: since }: Wording,
): string {
  const retireOn = dayAfter(since, NOTICE_DAYS);
  const note = replacement === undefined ? 'none: it is not needed any more' : undefined;
  const lifecycle: LifecycleDirective = {
    stage: 'DEPRECATED',
    since,
    replacedBy: replacement,
    retireOn,
    brownouts: undefined,
    note,
  };
  const use = replacement === undefined ? '' : `, replacedBy: "${replacement}"`;
  const why = note === undefined ? '' : `, note: "${note}"`;
  const text = `@lifecycle(stage: DEPRECATED, since: "${since}"${use}, retireOn: "${retireOn}"${why})`;
  // A type may not bear it: https://spec.graphql.org/draft/#sec--deprecated
  if (kind === 'TYPE') return text;
  return `${text} @deprecated(reason: "${deprecationReason(lifecycle) ?? ''}")`;
}
