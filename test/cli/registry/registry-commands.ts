import { runDemarc } from '../../kit/demarc-process.ts';
import { startTestControl, type TestControl } from '../../kit/start-control.ts';

/** What a command ended with. */
export interface Ended {
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

/** What commands print as JSON, as far as tests go on with it. */
export interface Told {
  readonly steps: readonly { readonly findings: readonly object[] }[];
  readonly versions: readonly object[];
  readonly demands: readonly { readonly id: string }[];
  readonly next?: string;
}

/** A control plane, its tokens, and the command line that asks it. */
export interface RegistryCommands {
  readonly control: TestControl;
  readonly tokens: Readonly<Record<'catalogue' | 'reviews' | 'reader', string>>;
  /** Runs a command in the folder of the graph; as its operator, unless a token is given. */
  readonly demarc: (args: readonly string[], token?: string) => Promise<Ended>;
  /** The same, and what it prints as JSON. */
  readonly demarcJson: (
    args: readonly string[],
    token?: string,
  ) => Promise<{ readonly code: number | string; readonly told: Told }>;
}

/** Starts a control plane with an empty registry, and a token for each of the two teams of the shop. */
export async function startRegistryCommands(): Promise<RegistryCommands> {
  const control = await startTestControl();
  const tokens = {
    catalogue: await control.createToken('TEAM', 'catalogue'),
    reviews: await control.createToken('TEAM', 'reviews'),
    reader: await control.createToken('READER'),
  };
  const demarc: RegistryCommands['demarc'] = (args, token = '') =>
    runDemarc(args, control.folder, {
      environment: { DEMARC_REGISTRY: control.url, DEMARC_REGISTRY_TOKEN: token },
    });
  return {
    control,
    tokens,
    demarc,
    async demarcJson(args, token) {
      const { code, stdout, stderr } = await demarc([...args, '--format', 'json'], token);
      if (stdout === '') throw new Error(stderr);
      return { code, told: JSON.parse(stdout) as Told };
    },
  };
}
