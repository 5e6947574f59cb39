import { errors } from 'jose';
import { FoundationFault } from '../fault.ts';
import { readJwks, type KeySet } from './read-jwks.ts';

/** How often a key that is not known may lead to a look at the set; also after a look that failed. */
const COOLDOWN_MS = 30_000;

/** A key that an issuer withdrew is believed no longer than this, while the issuer answers. */
const FRESH_MS = 10 * 60_000;

/** What is to be known of a set beside its keys. */
export interface IssuerKeysOptions {
  /** An absolute path, or an http(s) URL. */
  readonly location: string;
  /** Told each time that the set could not be read. */
  readonly onUnreadable: (reason: string) => void;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

/** The public keys of an issuer, as they are now. */
export interface IssuerKeys {
  /** @throws JOSEError where there is no such key, or no set at all yet */
  readonly find: KeySet;
}

/**
 * Opens the keys of an issuer. A file that cannot be read ends the start; a URL may answer later, and
 * until then no key is known. A set that was read once stays in use when a later look fails.
 *
 * @throws FoundationFault JWKS_UNREADABLE, for a file
 */
export async function openIssuerKeys(options: IssuerKeysOptions): Promise<IssuerKeys> {
  const { location, onUnreadable, now = () => performance.now() } = options;
  let set: KeySet | undefined;
  let readAt = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    try {
      set = await readJwks(location);
      readAt = now();
    } catch (error) {
      onUnreadable(reasonOf(error));
    }
  };
  /** Everybody who comes while one looks waits for that look; afterwards nobody looks for a while. */
  const lookAgain = (): Promise<void> => {
    if (looking !== undefined) return looking;
    if (now() - lookedAt < COOLDOWN_MS) return Promise.resolve();
    lookedAt = now();
    looking = look().finally(() => (looking = undefined));
    return looking;
  };

  if (/^https?:/i.test(location)) {
    await look();
    // An issuer that starts at the same time is not asked by each request meanwhile.
    if (set === undefined) lookedAt = now();
  } else {
    set = await readJwks(location).catch((error: unknown) => {
      throw new FoundationFault(
        'JWKS_UNREADABLE',
        `The public keys of the issuer, ${location}, are of no use: ${reasonOf(error)}. Put the JWKS there, or name another one.`,
        { cause: error },
      );
    });
    readAt = now();
  }

  return {
    async find(header, token) {
      if (set === undefined || now() - readAt > FRESH_MS) await lookAgain();
      if (set === undefined) throw new errors.JWKSNoMatchingKey();
      try {
        return await set(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      }
      await lookAgain();
      return set(header, token);
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
