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
  const isReplaced = replacement !== undefined;
  const note = isReplaced ? `Use ${replacement}.` : 'none: it is not needed any more';
  const lifecycle: LifecycleDirective = {
    stage: 'DEPRECATED',
    since,
    replacedBy: replacement,
    retireOn,
    brownouts: undefined,
    note,
  };
  const use = isReplaced ? `replacedBy: "${replacement}", ` : '';
  const text = `@lifecycle(stage: DEPRECATED, since: "${since}", ${use}retireOn: "${retireOn}", note: "${note}")`;
  // A type may not bear it: https://spec.graphql.org/draft/#sec--deprecated
  if (kind === 'TYPE') return text;
  return `${text} @deprecated(reason: "${deprecationReason(lifecycle) ?? ''}")`;
}
