import type { Config, IdentityConfig } from '@demarc/foundation/config';
import { homeOf } from '../launcher/home.ts';

/** A token, or the sentence that says why this graph would not take one. */
export type DeskToken =
  { readonly ok: true; readonly token: string } | { readonly ok: false; readonly why: string };

/** Signs a user's token as this machine's own issuer, where the graph believes that one. */
export async function deskToken(config: Config, subject: string): Promise<DeskToken> {
  const { identity } = config;
  if (identity === undefined) return { ok: false, why: whyNot(identity) };
  // Half of a short command is reading its modules: most commands sign nothing.
  const { isDeskIssuer } = await import('../launcher/is-desk-issuer.ts');
  if (!isDeskIssuer(identity)) return { ok: false, why: whyNot(identity) };
  const { ensureDevIssuer, signDevToken } = await import('@demarc/foundation/identity');
  const folder = homeOf(config).keys;
  await ensureDevIssuer(folder);
  const { DEMARC_IDENTITY_AUDIENCE: audience = identity.audience } = process.env;
  const { issuer } = identity;
  const token = await signDevToken({ folder, subject, issuer, audience, now: new Date() });
  return { ok: true, token };
}

function whyNot(identity: IdentityConfig | undefined): string {
  if (identity === undefined) {
    return 'demarc.yaml has no key `identity`: this graph asks nobody for a token.';
  }
  return `this graph takes the tokens of ${identity.issuer} alone. Sign in there.`;
}
