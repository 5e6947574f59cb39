import { controlSpec, gatewaySpec, subgraphSpecs, type Desk } from './child-specs.ts';
import { composeForGateway } from './compose-for-gateway.ts';
import { controlUrl } from './control-url.ts';
import { publishOwn } from './publish-own.ts';
import type { StackPlan } from './stack-plan.ts';

/**
 * Plans the start of the whole graph of demarc.yaml: with a control plane that its contracts are published
 * to and its gateway follows, or, where demarc.yaml has none, with a gateway over what is composed from
 * the files. Undefined where those do not compose.
 *
 * @param organizations - how many to seed empty databases with; undefined: each subgraph's own default
 */
export async function planGraph(
  desk: Desk,
  organizations: number | undefined,
): Promise<StackPlan | undefined> {
  const { control } = desk.config;
  const subgraphs = subgraphSpecs(desk, organizations);
  const registry = controlUrl(desk.config);
  const plan = { ...desk, control: registry, gateway: gatewaySpec(desk, registry), notes: [] };
  if (control === undefined || registry === undefined) {
    const refusal = 'The contracts do not compose, and nothing was started.';
    return (await composeForGateway(desk, refusal)) ? { ...plan, first: subgraphs } : undefined;
  }
  return {
    ...plan,
    first: [controlSpec(desk, control.port), ...subgraphs],
    between: (say) => publishOwn({ config: desk.config, registry, say }),
  };
}
