import type { Config } from '@demarc/foundation/config';
import { errorCode } from '@demarc/foundation/process';
import { controlUrl } from '../launcher/control-url.ts';
import { gatewayUrl } from '../launcher/gateway-url.ts';
import { homeOf } from '../launcher/home.ts';
import { readRunFile } from '../launcher/run-file.ts';

/** A process that can be asked. */
export interface FoundSubgraph {
  readonly name: string;
  /** Such as `http://127.0.0.1:4002`. */
  readonly origin: string;
}

/** Where the processes of a graph are. */
export interface FoundGraph {
  /** The launcher's process, where one runs on this machine. */
  readonly launcher: number | undefined;
  /** Origins. */
  readonly gateways: readonly string[];
  /** The origin of the control plane; undefined where the graph has none. */
  readonly control: string | undefined;
  readonly subgraphs: readonly FoundSubgraph[];
}

/**
 * Finds the processes of a graph: where its launcher says they are, if one runs here, and at the
 * addresses of demarc.yaml otherwise.
 *
 * @param gateways - where gateways are instead, if that is said
 */
export function findGraph(config: Config, gateways: readonly string[] = []): FoundGraph {
  const found = readRunFile(homeOf(config).runFile);
  const running = found !== undefined && isAlive(found.pid) ? found : undefined;
  const origins = running?.subgraphs ?? config.subgraphs;
  return {
    launcher: running?.pid,
    gateways: gateways.length > 0 ? gateways : [running?.gateway ?? gatewayUrl(config)],
    control: running === undefined ? controlUrl(config) : running.control,
    subgraphs: origins.map(({ name, url }) => ({ name, origin: new URL(url).origin })),
  };
}

/** A launcher that was killed leaves its file behind. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // There, and not this user's to signal.
    return errorCode(error) === 'EPERM';
  }
}
