/** Which engine plans and executes: our own, or @apollo/gateway's, to compare with. */
export type EngineName = 'demarc' | 'apollo';

/** How the own engine answers alike requests that run at one time. */
export interface Sharing {
  /** Whether identical queries to a subgraph are sent once, in the name of one user. */
  readonly fetches: boolean;
  /** Whether identical query requests of one user are answered once. */
  readonly requests: boolean;
}

/** Which engine, and how it shares. */
export interface EngineSettings {
  readonly engine: EngineName;
  readonly sharing: Sharing;
}

/** Settings, or every sentence on what is wrong with them. */
export type EngineSettingsResult =
  | { readonly ok: true; readonly settings: EngineSettings }
  | { readonly ok: false; readonly problems: readonly string[] };

const SWITCHES: Readonly<Record<string, boolean>> = { '': true, on: true, off: false };
const ENGINES: Readonly<Record<string, EngineName>> = {
  '': 'demarc',
  demarc: 'demarc',
  apollo: 'apollo',
};

/** Reads DEMARC_ENGINE, DEMARC_SHARE_FETCHES and DEMARC_SHARE_REQUESTS. */
export function readEngineSettings(env: NodeJS.ProcessEnv): EngineSettingsResult {
  const problems: string[] = [];
  const read = <Value>(
    name: string,
    values: Readonly<Record<string, Value>>,
  ): Value | undefined => {
    const given = env[name] ?? '';
    if (Object.hasOwn(values, given)) return values[given];
    const known = Object.keys(values).filter((value) => value !== '');
    problems.push(`${name} is "${given}": say ${known.join(' or ')}.`);
    return undefined;
  };
  const engine = read('DEMARC_ENGINE', ENGINES);
  const fetches = read('DEMARC_SHARE_FETCHES', SWITCHES);
  const requests = read('DEMARC_SHARE_REQUESTS', SWITCHES);
  return engine === undefined || fetches === undefined || requests === undefined
    ? { ok: false, problems }
    : { ok: true, settings: { engine, sharing: { fetches, requests } } };
}
