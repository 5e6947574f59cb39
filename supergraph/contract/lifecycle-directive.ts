import { directiveArguments } from './directive-arguments.ts';

/** The stages of a lifecycle, in their order. */
export const stages = ['EXPERIMENTAL', 'ACTIVE', 'DEPRECATED', 'RETIRED'] as const;
export type Stage = (typeof stages)[number];

/** What `@lifecycle` says on one node; dates as they are written. */
export interface LifecycleDirective {
  readonly stage: Stage | undefined;
  readonly since: string | undefined;
  readonly replacedBy: string | undefined;
  readonly retireOn: string | undefined;
  readonly brownouts: readonly string[] | undefined;
  readonly note: string | undefined;
}

/** Reads `@lifecycle`; undefined where it does not stand, which means ACTIVE. */
export function lifecycleDirective(
  node: Parameters<typeof directiveArguments>[0],
): LifecycleDirective | undefined {
  const given = directiveArguments(node, 'lifecycle');
  return (
    given && {
      stage: given.oneOf('stage', stages),
      since: given.text('since'),
      replacedBy: given.text('replacedBy'),
      retireOn: given.text('retireOn'),
      brownouts: given.texts('brownouts'),
      note: given.text('note'),
    }
  );
}
