import type { ChangeKind } from '../change-kinds.ts';

/** What a change does to its coordinate. */
export type Effect = 'ADDS' | 'REMOVES' | 'CHANGES';

const adding: ReadonlySet<ChangeKind> = new Set([
  'TYPE_ADDED',
  'FIELD_ADDED',
  'FIELD_ARGUMENT_ADDED',
  'INPUT_FIELD_ADDED',
  'ENUM_VALUE_ADDED',
  'UNION_MEMBER_ADDED',
  'DIRECTIVE_ADDED',
  'DIRECTIVE_ARGUMENT_ADDED',
  'RESOLVER_ADDED',
]);

const removing: ReadonlySet<ChangeKind> = new Set([
  'TYPE_REMOVED',
  'FIELD_REMOVED',
  'FIELD_ARGUMENT_REMOVED',
  'INPUT_FIELD_REMOVED',
  'ENUM_VALUE_REMOVED',
  'UNION_MEMBER_REMOVED',
  'DIRECTIVE_REMOVED',
  'DIRECTIVE_ARGUMENT_REMOVED',
]);

/** Whether a kind of change puts its coordinate there, takes it out, or leaves it there. */
export function effectOf(kind: ChangeKind): Effect {
  if (adding.has(kind)) return 'ADDS';
  return removing.has(kind) ? 'REMOVES' : 'CHANGES';
}
