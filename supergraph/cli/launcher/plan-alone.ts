import { join } from 'node:path';
import type { Config } from '@demarc/foundation/config';
import type { RegistryClient, VersionRecord } from '../registry/registry-client.ts';
import { writeAtomically } from '../write-atomically.ts';
import { gatewaySpec, subgraphSpecs } from './child-specs.ts';
import { composeForGateway } from './compose-for-gateway.ts';
import { findStrangers } from './find-strangers.ts';
import type { Home } from './home.ts';
import type { StackPlan } from './stack-plan.ts';

/** Some subgraphs of this clone, among those that are published. */
export interface Alone {
  readonly config: Config;
  readonly home: Home;
  /** What runs here. */
  readonly names: readonly string[];
  readonly registry: RegistryClient;
  readonly organizations: number | undefined;
}

/**
 * Plans the start of a few subgraphs alone: the contracts of this clone for those, and for all others what is
 * published, at the addresses that are published. Undefined where they do not fit together.
 * @throws SupergraphFault REGISTRY_UNREACHABLE, REGISTRY_REFUSED
 */
export async function planAlone(alone: Alone): Promise<StackPlan | undefined> {
  const { home, names, registry, organizations } = alone;
  const version = await registry.currentVersion();
  if (version === undefined) {
    console.error(
      `demarc: Nothing is published at ${registry.url}, so there is nothing to run ${names.join(' and ')} against. ` +
        'Start the whole graph instead: `demarc up`.',
    );
    return undefined;
  }
  const config = await withPublished(alone, version);
  const desk = { config, home };
  const theirs = config.subgraphs.filter(({ name }) => !names.includes(name));
  const refusal =
    `The contract of ${names.join(' and ')} here does not compose with version ${version.number} of ` +
    `${registry.url}. Nothing was started.`;
  if (!(await composeForGateway(desk, refusal))) return undefined;
  return {
    ...desk,
    first: subgraphSpecs(desk, organizations),
    gateway: gatewaySpec(desk, undefined),
    control: registry.url,
    notes: [
      whatIsWhose({ names, theirs, version, url: registry.url, data: home.data }),
      ...(await findStrangers(config, theirs)),
    ],
  };
}

/** The graph as it is served here; what is published of the others is a file, for findings to show. */
async function withPublished(
  { config, home, names }: Alone,
  version: VersionRecord,
): Promise<Config> {
  const theirs = version.contracts.filter(({ subgraph }) => !names.includes(subgraph));
  const published = theirs.map(async ({ subgraph: name, url, sdl }) => {
    const contract = join(home.folder, 'published', `${name}.graphql`);
    await writeAtomically(contract, sdl);
    return { name, contract, url };
  });
  return {
    ...config,
    subgraphs: [
      ...config.subgraphs.filter(({ name }) => names.includes(name)),
      ...(await Promise.all(published)),
    ],
  };
}

interface Whose {
  readonly names: readonly string[];
  readonly theirs: Config['subgraphs'];
  readonly version: VersionRecord;
  readonly url: string;
  readonly data: string;
}

function whatIsWhose({ names, theirs, version, url, data }: Whose): string {
  const others = theirs.map((one) => `  ${one.name.padEnd(12)} ${one.url}`);
  return [
    `Here runs ${names.join(', ')} alone, on data of its own in ${data}.`,
    `All else is theirs, as version ${version.number} of ${url} has it, and stays so until the next start:`,
    ...others,
    'What you write in those is written for everybody. Their subgraphs follow their own ' +
      `${names.join(', ')}, not this one.`,
  ].join('\n');
}
