import { join, resolve } from 'node:path';
import { parsePin, type Pin } from '@demarc/foundation/config';
import type { KeyFolder } from '@demarc/foundation/identity';
import { followTimes, type FollowTimes } from './follow-times.ts';

/** Which registry a gateway follows, and what it keeps of it. */
export interface RegistrySettings {
  /** Of the control plane, such as `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** The folder whose `gateway/` holds the copies of what was served, and the pin. */
  readonly home: string;
  /** Holds for as long as the process lives, whatever the pin file says. */
  readonly pin?: Pin;
  /** Where the key lies that calls to the registry are signed with. */
  readonly keys: KeyFolder;
  readonly times: FollowTimes;
}

/** Settings, none for a gateway that serves a file, or every sentence on what is wrong. */
export type RegistrySettingsResult =
  | { readonly ok: true; readonly settings: RegistrySettings | undefined }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads where the supergraph comes from, and what it is held at. */
export function readRegistrySettings(env: NodeJS.ProcessEnv): RegistrySettingsResult {
  const registry = env['DEMARC_REGISTRY'] ?? '';
  const file = env['DEMARC_SUPERGRAPH'] ?? '';
  const pinText = env['DEMARC_SUPERGRAPH_PIN'] ?? '';
  if (registry === '') {
    const problems = [
      ...(file === '' ? [NOTHING_TO_SERVE] : []),
      ...(pinText === '' ? [] : [PIN_WITHOUT_REGISTRY]),
    ];
    return problems.length > 0 ? { ok: false, problems } : { ok: true, settings: undefined };
  }
  const origin = originOf(registry);
  const pin = pinText === '' ? undefined : parsePin(pinText);
  const problems = [
    ...(file === '' ? [] : [TWO_SOURCES]),
    ...(origin === undefined ? [NO_ORIGIN] : []),
    ...(pin?.ok === false ? [NO_PIN] : []),
  ];
  if (problems.length > 0 || origin === undefined) return { ok: false, problems };
  const home = resolve(set(env['DEMARC_HOME']) ?? '.demarc');
  return {
    ok: true,
    settings: {
      origin,
      home,
      ...(pin?.ok === true && { pin: pin.pin }),
      keys: {
        folder: resolve(set(env['DEMARC_KEYS']) ?? join(home, 'keys')),
        mayCreate: env['NODE_ENV'] !== 'production',
      },
      times: followTimes,
    },
  };
}

function set(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

/** Undefined for anything but scheme, host and port: a path or a password is a mistake. */
function originOf(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href === `${url.origin}/` ? url.origin : undefined;
}

const NOTHING_TO_SERVE =
  'Nobody said what to serve: set DEMARC_SUPERGRAPH to the file of a supergraph SDL, or DEMARC_REGISTRY to the origin of the control plane.';

const TWO_SOURCES =
  'DEMARC_SUPERGRAPH and DEMARC_REGISTRY are both set: a gateway serves a file, or it follows a registry. Unset one of them.';

// The value may hold a password: it is not repeated.
const NO_ORIGIN =
  'DEMARC_REGISTRY is no origin: write scheme, host and port of the control plane, such as http://127.0.0.1:4010, and nothing more.';

const NO_PIN =
  'DEMARC_SUPERGRAPH_PIN is no pin: write `previous`, or `sha256:` and the 64 digits of a digest.';

const PIN_WITHOUT_REGISTRY =
  "DEMARC_SUPERGRAPH_PIN is set, but a gateway that serves a file has nothing to be pinned to: name that version's file in DEMARC_SUPERGRAPH, or set DEMARC_REGISTRY.";
