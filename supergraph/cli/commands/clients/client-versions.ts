import { InvalidArgumentError } from 'commander';
import { parseClientVersion, type ClientVersion } from '../../../usage/client-version.ts';

/** Parses `web@3.2.0`, as wrong usage if it is not of that form. */
export function clientVersion(text: string): ClientVersion {
  const result = parseClientVersion(text);
  if (result.ok) return { client: result.client, version: result.version };
  throw new InvalidArgumentError(result.message);
}

/** The same for one after another. */
export function clientVersions(
  text: string,
  previous: readonly ClientVersion[] = [],
): readonly ClientVersion[] {
  return [...previous, clientVersion(text)];
}
