import { directiveArguments } from './directive-arguments.ts';

/** How strictly a coordinate is kept, from no change at all to any change. */
export const compatLevels = ['FROZEN', 'FULL', 'BACKWARD', 'NONE'] as const;
export type CompatLevel = (typeof compatLevels)[number];

/** What `@contract` says on one node; nothing is inherited here. */
export interface ContractDirective {
  readonly owner: string | undefined;
  readonly source: string | undefined;
  readonly compat: CompatLevel | undefined;
  readonly rules: readonly string[] | undefined;
  readonly process: string | undefined;
}

/** Reads `@contract`; undefined where it does not stand. */
export function contractDirective(
  node: Parameters<typeof directiveArguments>[0],
): ContractDirective | undefined {
  const given = directiveArguments(node, 'contract');
  return (
    given && {
      owner: given.text('owner'),
      source: given.text('source'),
      compat: given.oneOf('compat', compatLevels),
      rules: given.texts('rules'),
      process: given.text('process'),
    }
  );
}
