import { resolve } from 'node:path';

/** Where a JWKS is: a URL as it stands, a path from the folder that it is relative to. */
export function locateJwks(text: string, folder: string): string {
  return /^https?:\/\//i.test(text) ? text : resolve(folder, text);
}
