import type { Request } from 'express';

/** True for what people read in a browser: the list of versions, and changelogs. */
export function isPage({ method, path }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\/(?:changelog(?:\/.*)?)?$/.test(path);
}

/**
 * The registry's token that a browser sends for its pages: as the password, whatever the name (RFC 7617).
 * A browser sends it with everything, also with what another site makes it send: it opens pages, which
 * change nothing, and no other door.
 */
export function pageToken(request: Request): string | undefined {
  if (!isPage(request)) return undefined;
  const [, encoded = ''] =
    /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(request.header('authorization') ?? '') ?? [];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const token = text.slice(text.indexOf(':') + 1);
  return token.startsWith('demarc_') ? token : undefined;
}
