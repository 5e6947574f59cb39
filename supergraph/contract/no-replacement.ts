import type { LifecycleDirective } from './lifecycle-directive.ts';

const NONE = /^none:\s*(?<why>\S[^]*)$/;

/**
 * Why nothing takes the place of what goes: the `why` of a note `none: why`, on one line and without
 * its full stop. Undefined where a replacement is named, or where the note says something else.
 */
export function noReplacement({ replacedBy, note }: LifecycleDirective): string | undefined {
  if (replacedBy) return undefined;
  const why = NONE.exec(note?.trim() ?? '')?.groups?.why?.replaceAll(/\s+/g, ' ');
  return why?.replace(/[.\s]+$/, '') || undefined;
}
