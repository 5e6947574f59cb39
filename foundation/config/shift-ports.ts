import type { Config, SubgraphConfig } from './config.ts';
import { loopbackPort } from './loopback.ts';

/** The moved configuration, or a sentence that says which port would leave the range. */
export type ShiftResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly message: string };

/** Moves the gateway to a port, and every other port on this machine by the same offset. */
export function shiftPorts(config: Config, gatewayPort: number): ShiftResult {
  const offset = gatewayPort - config.gateway.port;
  const gateway = { ...config.gateway, port: gatewayPort };
  const control = config.control && { port: config.control.port + offset };
  const subgraphs = config.subgraphs.map((subgraph) => shiftSubgraph(subgraph, offset));
  const moved = [
    { who: 'the gateway', port: gateway.port },
    { who: 'the control plane', port: control?.port },
    ...config.subgraphs.map(({ name, url }) => {
      const port = loopbackPort(url);
      return { who: `subgraph ${name}`, port: port === undefined ? undefined : port + offset };
    }),
  ];
  const lost = moved.find(({ port }) => port !== undefined && (port < 1 || port > 65_535));
  if (lost !== undefined) {
    const message = `With the gateway on port ${gatewayPort}, ${lost.who} would move to ${String(lost.port)}: ports run from 1 to 65535.`;
    return { ok: false, message };
  }
  return { ok: true, config: { ...config, gateway, ...(control && { control }), subgraphs } };
}

function shiftSubgraph(subgraph: SubgraphConfig, offset: number): SubgraphConfig {
  const port = loopbackPort(subgraph.url);
  if (port === undefined || offset === 0) return subgraph;
  const url = new URL(subgraph.url);
  // An impossible port would be ignored here; shiftPorts reports it.
  url.port = String(port + offset);
  return { ...subgraph, url: url.href };
}
