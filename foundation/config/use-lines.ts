import { isSeq } from 'yaml';

/** An empty list can only be written as `[]`; what comes into it stands on lines of its own. */
export function useLines(list: unknown): void {
  if (isSeq(list) && list.items.length === 0) list.flow = false;
}
