import type { Config } from '@demarc/foundation/config';
import { ExitCode } from '@demarc/foundation/process';
import type { ContractSource } from '../../sources/contract-source.ts';
import { readVersion } from '../read-version.ts';
import { approvalLines } from '../registry/approval-lines.ts';
import { openRegistryClient } from '../registry/open-registry-client.ts';
import { readOwnContracts, type OwnContracts } from '../registry/own-contracts.ts';
import type { PublishAnswer } from '../registry/publish-answer.ts';
import type { RegistryClient, VersionRecord } from '../registry/registry-client.ts';
import { formatText } from '../report/format-text.ts';
import { printFindings } from '../report/print-findings.ts';
import { readerOf } from '../report/report-reader.ts';
import { terminalOf } from '../report/terminal.ts';
import type { Step } from './stack-plan.ts';

/** What to publish, and to whom. */
interface PublishOwn {
  readonly config: Config;
  /** The origin of the control plane that runs here. */
  readonly registry: string;
  /** Shows what is being done. */
  readonly say: (state: string) => void;
}

/**
 * Publishes the contracts of a graph to its own registry, as a start does it: all of them at the first
 * start, and later what was edited since, where the check lets it pass. Where it does not, the version
 * before stays, at the addresses of this start; without one there is nothing to serve.
 *
 * @throws SupergraphFault CONTRACT_UNREADABLE, REGISTRY_UNREACHABLE, REGISTRY_REFUSED
 */
export async function publishOwn({ config, registry, say }: PublishOwn): Promise<Step> {
  const client = openRegistryClient({ registry, config, isOperator: true });
  say('publishing');
  const [own, current] = await Promise.all([
    readOwnContracts(config, config.subgraphs),
    client.currentVersion(),
  ]);
  const refused = await tryToPublish(client, { own, current, say });
  if (refused === undefined) return { print: () => undefined };
  const print = () => printRefusal(refused, { config, own });
  if (current === undefined) {
    say('refused');
    return {
      exitCode: ExitCode.refused,
      print() {
        print();
        console.error('Nothing was published before, and so there is nothing to serve.');
      },
    };
  }
  const moved = await moveAddresses(client, { config, current });
  if (moved !== undefined && !('version' in moved)) {
    say('refused');
    return {
      exitCode: ExitCode.refused,
      print() {
        print();
        console.error(
          `Version ${current.number} cannot be served in their place, because its addresses are not ` +
            `those of this start: ${moved.message} Start at its ports, or mend the contracts.`,
        );
      },
    };
  }
  const stays = moved?.version.number ?? current.number;
  say(`refused, version ${stays} stays: see below`);
  return {
    print() {
      print();
      console.error(
        `What is served is version ${stays}, without these edits. \`npx demarc publish\` tries again.\n`,
      );
    },
  };
}

/** A publish that brought no version, or contracts that could not be sent. */
type Refused =
  | Exclude<PublishAnswer, { __typename: 'PublishContractsPayload' | 'PublishUnchanged' }>
  | { readonly __typename: 'NotText' };

interface Attempt extends Pick<PublishOwn, 'say'> {
  readonly own: OwnContracts;
  readonly current: VersionRecord | undefined;
}

async function tryToPublish(
  client: RegistryClient,
  { own, current, say }: Attempt,
): Promise<Refused | undefined> {
  if (own.findings.length > 0) return { __typename: 'NotText' };
  const { contracts } = own;
  const published = (current?.contracts ?? []).map(({ subgraph }) => subgraph);
  const answer = await client.publish({
    contracts,
    removed: published.filter((name) => contracts.every((one) => one.name !== name)),
    reason: 'The contracts as a start of this graph found them.',
  });
  if (answer.__typename === 'PublishContractsPayload') {
    say(`published as version ${answer.version.number}`);
    return undefined;
  }
  if (answer.__typename === 'PublishUnchanged') {
    say(`as published, version ${answer.version.number}`);
    return undefined;
  }
  return answer;
}

/**
 * Publishes what is published at the addresses that this start has given to its subgraphs. Undefined where
 * they are those of before.
 */
async function moveAddresses(
  client: RegistryClient,
  { config, current }: { readonly config: Config; readonly current: VersionRecord },
): Promise<PublishAnswer | undefined> {
  const urls = new Map(config.subgraphs.map(({ name, url }) => [name, url]));
  const contracts = current.contracts.flatMap(({ subgraph, url, path, sdl }): ContractSource[] => {
    const now = urls.get(subgraph) ?? url;
    const bytes = Buffer.from(sdl, 'utf8');
    return now === url ? [] : [{ name: subgraph, url: now, path, bytes }];
  });
  if (contracts.length === 0) return undefined;
  return client.publish({ contracts, reason: 'A start of this graph has moved its ports.' });
}

function printRefusal(
  refused: Refused,
  { config, own }: { readonly config: Config; readonly own: OwnContracts },
): void {
  console.error('The contracts were not published.\n');
  if (refused.__typename === 'NotText') {
    printFindings(own.findings);
  } else if (refused.__typename === 'PublishRefused') {
    const terminal = terminalOf(process.stderr);
    const reader = readerOf(config, { version: readVersion(), terminal });
    console.error(formatText(own.placeHere(refused.report), reader));
    const { contacts } = reader;
    const lines = approvalLines({ ...refused, contacts, columns: terminal.columns });
    for (const line of lines) console.error(line);
    console.error('');
  } else {
    console.error(`${refused.message}\n`);
  }
}
