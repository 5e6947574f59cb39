import { directiveArguments } from './directive-arguments.ts';

/** The classes of data, from open to closed. */
export const dataClasses = [
  'PUBLIC',
  'INTERNAL',
  'CONFIDENTIAL',
  'PERSONAL',
  'SENSITIVE',
  'SECRET',
] as const;
export type DataClass = (typeof dataClasses)[number];

/** What `@data` says on one node; nothing is inherited here. */
export interface DataDirective {
  readonly class: DataClass | undefined;
  readonly purpose: string | undefined;
  readonly retention: string | undefined;
  readonly mask: string | undefined;
  readonly subject: string | undefined;
}

/** Reads `@data`; undefined where it does not stand. */
export function dataDirective(
  node: Parameters<typeof directiveArguments>[0],
): DataDirective | undefined {
  const given = directiveArguments(node, 'data');
  return (
    given && {
      class: given.oneOf('class', dataClasses),
      purpose: given.text('purpose'),
      retention: given.text('retention'),
      mask: given.text('mask'),
      subject: given.text('subject'),
    }
  );
}
