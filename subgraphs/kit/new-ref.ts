import { typeidUnboxed } from 'typeid-js';

/**
 * A public ref that nothing has yet: a prefix and a UUID version 7, so that refs sort by their time.
 * @param prefix - the kind of thing: org, wsp, usr, ba, sub, inv, run …
 */
export function newRef(prefix: string): string {
  return typeidUnboxed(prefix);
}
