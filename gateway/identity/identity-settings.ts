import { join, resolve } from 'node:path';
import { locateJwks, type IdentityConfig } from '@demarc/foundation/config';
import { DEV_ISSUER, devJwksFile, type KeyFolder } from '@demarc/foundation/identity';

/** Whose tokens this gateway takes, and how it speaks to subgraphs for them. */
export interface IdentitySettings {
  readonly issuer: string;
  readonly audience: string;
  /** The issuer's public keys: an absolute path or a URL. */
  readonly jwks: string;
  /** Whether it is the issuer of this desk, whose tokens `npx demarc dev-token` prints. */
  readonly isDesk: boolean;
  /** The subgraph that knows what each user may do. */
  readonly grants: string;
  /** The subgraphs that are told who asks: those of demarc.yaml, and no others. */
  readonly subgraphs: readonly string[];
  /** Where the key lies that this gateway signs its calls with. */
  readonly keys: KeyFolder;
}

/** What the settings are made of. */
export interface IdentitySources {
  /** The key `identity` of demarc.yaml. */
  readonly written: IdentityConfig | undefined;
  /** The folder of demarc.yaml. */
  readonly folder: string;
  readonly subgraphs: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Settings, none for a graph that knows nobody, or every sentence on what is wrong. */
export type IdentitySettingsResult =
  | { readonly ok: true; readonly settings: IdentitySettings | undefined }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads what demarc.yaml says of identity, and what the environment puts in its place. */
export function readIdentitySettings(sources: IdentitySources): IdentitySettingsResult {
  const { written, folder, subgraphs, env } = sources;
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const given = {
    DEMARC_IDENTITY_ISSUER: set['DEMARC_IDENTITY_ISSUER'],
    DEMARC_IDENTITY_AUDIENCE: set['DEMARC_IDENTITY_AUDIENCE'],
    DEMARC_IDENTITY_JWKS: set['DEMARC_IDENTITY_JWKS'],
  };
  if (written === undefined) {
    const names = Object.entries(given).flatMap(([name, value]) => (value ? [name] : []));
    return names.length === 0
      ? { ok: true, settings: undefined }
      : { ok: false, problems: names.map(withoutIdentity) };
  }

  const production = set['NODE_ENV'] === 'production';
  const home = set['DEMARC_HOME'] ?? '.demarc';
  const keyFolder = resolve(set['DEMARC_KEYS'] ?? join(home, 'keys'));
  const issuer = given.DEMARC_IDENTITY_ISSUER ?? written.issuer;
  const isDesk = issuer === DEV_ISSUER;
  const located = given.DEMARC_IDENTITY_JWKS;
  const jwks =
    (located === undefined ? written.jwks : locateJwks(located, folder)) ??
    (isDesk ? devJwksFile(keyFolder) : undefined);
  const problems = [
    ...(production && isDesk ? [DESK_IN_PRODUCTION] : []),
    ...(jwks === undefined ? [withoutKeys(issuer)] : []),
  ];
  if (problems.length > 0 || jwks === undefined) return { ok: false, problems };
  return {
    ok: true,
    settings: {
      issuer,
      audience: given.DEMARC_IDENTITY_AUDIENCE ?? written.audience,
      jwks,
      isDesk,
      grants: written.grants,
      subgraphs,
      keys: { folder: keyFolder, mayCreate: !production },
    },
  };
}

const DESK_IN_PRODUCTION =
  `The issuer of user tokens is ${DEV_ISSUER}, of which anybody can have a key: production has its own. ` +
  'Set DEMARC_IDENTITY_ISSUER, DEMARC_IDENTITY_AUDIENCE and DEMARC_IDENTITY_JWKS.';

function withoutKeys(issuer: string): string {
  return `Nobody said where the public keys of ${issuer} are: set DEMARC_IDENTITY_JWKS, or \`identity.jwks\` in demarc.yaml, to a file or a URL.`;
}

function withoutIdentity(name: string): string {
  return `${name} is set, but this graph knows nobody: demarc.yaml has no \`identity\`. Write it there, with the subgraph that answers for grants, or unset the variable.`;
}
