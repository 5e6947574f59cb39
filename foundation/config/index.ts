export { addContext } from './add-context.ts';
export { addSubgraph, type NewSubgraph } from './add-subgraph.ts';
export type {
  Config,
  ControlConfig,
  GatewayConfig,
  IdentityConfig,
  RuleSetting,
  SubgraphConfig,
  Team,
} from './config.ts';
export { configKeys, type ConfigKey } from './config-keys.ts';
export type { ConfigProblem } from './config-problem.ts';
export { environmentVariables, type EnvironmentVariable } from './environment-variables.ts';
export { operationLimits, type OperationLimit, type OperationLimits } from './limits.ts';
export { locateJwks } from './locate-jwks.ts';
export { loopbackPort } from './loopback.ts';
export { mergeLimits } from './merge-limits.ts';
export { formatPin, parsePin, pinFile, type Pin, type PinResult } from './pin.ts';
export { readConfig, type ConfigResult } from './read-config.ts';
export { readSubgraphList, type ListedSubgraph, type SubgraphList } from './read-subgraph-list.ts';
export { shiftPorts, type ShiftResult } from './shift-ports.ts';
