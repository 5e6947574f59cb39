/** A registered consumer of the graph: its name and its version. */
export interface ClientVersion {
  readonly client: string;
  readonly version: string;
}

/** The two parts of `web@3.2.0`, or what is wrong with it. */
export type ClientVersionResult =
  ({ readonly ok: true } & ClientVersion) | { readonly ok: false; readonly message: string };

/** They become names of files: no separators, no dots at the ends, nothing invisible. */
const name = /^[A-Za-z0-9](?:[\w.-]{0,62}[A-Za-z0-9])?$/;
const version = /^[A-Za-z0-9](?:[\w.+-]{0,62}[A-Za-z0-9])?$/;

/** True for what may be the name of a client. */
export function isClientName(text: string): boolean {
  return name.test(text);
}

/** True for what may be the version of a client: semantic or any other tag. */
export function isClientVersion(text: string): boolean {
  return version.test(text);
}

/** Reads `web@3.2.0`. */
export function parseClientVersion(text: string): ClientVersionResult {
  const end = text.lastIndexOf('@');
  const parts = { client: text.slice(0, Math.max(end, 0)), version: text.slice(end + 1) };
  if (end > 0 && isClientName(parts.client) && isClientVersion(parts.version)) {
    return { ok: true, ...parts };
  }
  const message =
    `${quoted(text)} is not a client and its version, such as web@3.2.0. Both are 1 to 64 letters, digits, ` +
    'dots, dashes and underscores (a version also "+"), and begin and end with a letter or a digit.';
  return { ok: false, message };
}

/** What somebody typed, with nothing invisible in it, and not endless. */
function quoted(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return JSON.stringify(shown).replaceAll(
    /[^\x20-\x7e…]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
