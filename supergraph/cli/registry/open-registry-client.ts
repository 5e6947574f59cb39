import { randomUUID } from 'node:crypto';
import type { Config } from '@demarc/foundation/config';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { z } from 'zod';
import type { ContractSource } from '../../sources/contract-source.ts';
import { coordinateAnswer, coordinateFragment } from './coordinate-answer.ts';
import { demandAnswer, demandFragment } from './demand-answer.ts';
import { findRegistry } from './find-registry.ts';
import { openCredential } from './open-credential.ts';
import { openRegistryDoor } from './open-registry-door.ts';
import { approveAnswer, proposalAnswer, proposalFragment } from './proposal-answer.ts';
import { publishAnswer, publishFragments, publishSelection } from './publish-answer.ts';
import type { RegistryClient } from './registry-client.ts';
import type { RegistryCall, RegistryDoor } from './registry-door.ts';
import { registryOrigin } from './registry-origin.ts';
import { reportAnswer, reportFragment } from './report-answer.ts';
import {
  createTokenAnswer,
  revokeTokenAnswer,
  tokenAnswer,
  tokenFragment,
} from './token-answer.ts';
import { versionAnswer, versionFragment } from './version-answer.ts';

/** Where the registry is and as whom to ask it. */
export interface RegistryPlace {
  /** An origin; where DEMARC_REGISTRY, the running graph or demarc.yaml have it, unless said. */
  readonly registry?: string | undefined;
  /** The graph; not needed where origin and token are said. */
  readonly config?: Config | undefined;
  /** In milliseconds, instead of what each call may take. */
  readonly patienceMs?: number | undefined;
  /** True for the registry of this very desk, which knows no token that is meant for another. */
  readonly isOperator?: boolean;
}

/** One row or a page of them. */
const READING_MS = 30_000;
/** A check of 200 subgraphs, behind those that others asked for first. */
const JUDGING_MS = 5 * 60_000;

/**
 * Opens the registry for a command. Nothing is asked yet.
 * @throws SupergraphFault REGISTRY_UNREACHABLE where nobody says where it is, or says no origin
 */
export function openRegistryClient({
  registry,
  config,
  patienceMs,
  isOperator = false,
}: RegistryPlace): RegistryClient {
  const url = originOf(registry, config);
  const door = openRegistryDoor(url, () => openCredential(config, isOperator));
  const read = askAs(door, patienceMs ?? READING_MS);
  const judge = askAs(door, patienceMs ?? JUDGING_MS);
  return {
    url: door.url,
    async check({ contracts, removed = [], today }) {
      const variables = { contracts: contracts.map(toInput), removed, today };
      const { checkContracts } = await judge(checkDocument, variables, checkResult);
      const { against, ...checked } = checkContracts;
      return { ...checked, against: against?.number };
    },
    async publish({ contracts, removed = [], ...order }) {
      const input = {
        requestId: randomUUID(),
        contracts: contracts.map(toInput),
        removed,
        ...order,
      };
      return (await judge(publishDocument, { input }, publishResult)).publishContracts;
    },
    async rollBack(order) {
      const input = { requestId: randomUUID(), ...order };
      return (await judge(rollBackDocument, { input }, rollBackResult)).rollBackGraph;
    },
    async proposals(first) {
      return (await read(proposalsDocument, { first }, proposalsResult)).proposals;
    },
    async approve(order) {
      const input = { requestId: randomUUID(), ...order };
      return (await read(approveDocument, { input }, approveResult)).approveProposal;
    },
    async createToken(order) {
      const input = { requestId: randomUUID(), ...order };
      return (await read(createTokenDocument, { input }, createTokenResult)).createToken;
    },
    async revokeToken(order) {
      const input = { requestId: randomUUID(), ...order };
      return (await read(revokeTokenDocument, { input }, revokeTokenResult)).revokeToken;
    },
    async tokens() {
      return (await read(tokensDocument, {}, tokensResult)).tokens;
    },
    async currentVersion() {
      return (await read(currentDocument, {}, currentResult)).currentVersion;
    },
    async version(number) {
      return (await read(versionDocument, { number }, versionResult)).version;
    },
    async versions(question) {
      const { versions } = await read(versionsDocument, { ...question }, versionsResult);
      const { hasNextPage, endCursor } = versions.pageInfo;
      return { versions: versions.nodes, next: hasNextPage ? endCursor : undefined };
    },
    async coordinate(coordinate, first) {
      const variables = { coordinate, first };
      return (await read(coordinateDocument, variables, coordinateResult)).coordinate;
    },
    async gateways() {
      const { gateways, gatewayRefusals } = await read(gatewaysDocument, {}, gatewaysResult);
      return { gateways, refusals: gatewayRefusals };
    },
  };
}

function originOf(registry: string | undefined, config: Config | undefined): string {
  const found = findRegistry(registry, config);
  const origin = found === undefined ? undefined : registryOrigin(found);
  if (origin !== undefined) return origin;
  // What was said may hold a password: it is not repeated.
  throw new SupergraphFault(
    'REGISTRY_UNREACHABLE',
    found === undefined
      ? 'Nothing says where the registry is: name it with --registry or DEMARC_REGISTRY.'
      : 'What names the registry (--registry or DEMARC_REGISTRY) is not the origin of a control plane, such as http://127.0.0.1:4010.',
  );
}

/** Asks, and reads what comes as what it has to be. */
function askAs(door: RegistryDoor, patienceMs: number) {
  return async <Result>(
    document: string,
    variables: NonNullable<RegistryCall['variables']>,
    schema: z.ZodType<Result>,
  ): Promise<Result> => {
    const data = await door.ask({ document, variables, patienceMs });
    const result = schema.safeParse(data);
    if (result.success) return result.data;
    throw new SupergraphFault(
      'REGISTRY_UNREACHABLE',
      `The registry at ${door.url} answers, and not as a registry of this version does.`,
      { cause: result.error },
    );
  };
}

/** What the door takes of a contract; `path` is what its findings will name. */
function toInput({ name: subgraph, url, path, bytes }: ContractSource) {
  return { subgraph, url, path, sdl: Buffer.from(bytes).toString('utf8') };
}

const checkDocument = `
query Check($contracts: [ContractInput!]!, $removed: [String!]!, $today: Date) {
  checkContracts(contracts: $contracts, removed: $removed, today: $today) {
    report { ...Report } demands { ...Open } isBlocked against { number }
  }
}${reportFragment}${demandFragment}`;
const checkResult = z.object({
  checkContracts: z.object({
    report: reportAnswer,
    demands: z.array(demandAnswer),
    isBlocked: z.boolean(),
    against: z.exactOptional(z.object({ number: z.number() })),
  }),
});

const publishDocument = `
mutation Publish($input: PublishContractsInput!) {
  publishContracts(input: $input) { ${publishSelection} }
}${publishFragments}`;
const publishResult = z.object({ publishContracts: publishAnswer });

const rollBackDocument = `
mutation RollBack($input: RollBackGraphInput!) {
  rollBackGraph(input: $input) { ${publishSelection} }
}${publishFragments}`;
const rollBackResult = z.object({ rollBackGraph: publishAnswer });

const proposalsDocument = `
query Proposals($first: Int!) { proposals(first: $first) { ...Waiting } }${proposalFragment}`;
const proposalsResult = z.object({ proposals: z.array(proposalAnswer) });

const approveDocument = `
mutation Approve($input: ApproveProposalInput!) {
  approveProposal(input: $input) {
    __typename
    ... on Refusal { message }
    ... on ApproveProposalPayload { proposal { ...Waiting } teams }
  }
}${proposalFragment}`;
const approveResult = z.object({ approveProposal: approveAnswer });

const createTokenDocument = `
mutation CreateToken($input: CreateTokenInput!) {
  createToken(input: $input) {
    __typename
    ... on Refusal { message }
    ... on CreateTokenPayload { token { ...Shown } secret }
  }
}${tokenFragment}`;
const createTokenResult = z.object({ createToken: createTokenAnswer });

const revokeTokenDocument = `
mutation RevokeToken($input: RevokeTokenInput!) {
  revokeToken(input: $input) {
    __typename
    ... on Refusal { message }
    ... on RevokeTokenPayload { token { ...Shown } }
  }
}${tokenFragment}`;
const revokeTokenResult = z.object({ revokeToken: revokeTokenAnswer });

const tokensDocument = `query Tokens { tokens { ...Shown } }${tokenFragment}`;
const tokensResult = z.object({ tokens: z.array(tokenAnswer) });

const whole = `
  ...Summary supergraphSdl apiSchemaSdl contracts { subgraph url path digest sinceVersion sdl }`;
const versionRecord = versionAnswer.extend({
  supergraphSdl: z.string(),
  apiSchemaSdl: z.string(),
  contracts: z.array(
    z.object({
      subgraph: z.string(),
      url: z.string(),
      path: z.string(),
      digest: z.string(),
      sinceVersion: z.number(),
      sdl: z.string(),
    }),
  ),
});
const currentDocument = `query Current { currentVersion { ${whole} } }${versionFragment}`;
const currentResult = z.object({ currentVersion: versionRecord.optional() });
const versionDocument = `
query Version($number: Int!) { version(number: $number) { ${whole} } }${versionFragment}`;
const versionResult = z.object({ version: versionRecord.optional() });

const versionsDocument = `
query Versions($first: Int!, $after: String, $subgraph: String) {
  versions(first: $first, after: $after, subgraph: $subgraph) {
    nodes { ...Summary }
    pageInfo { hasNextPage endCursor }
  }
}${versionFragment}`;
const versionsResult = z.object({
  versions: z.object({
    nodes: z.array(versionAnswer),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().optional() }),
  }),
});

const coordinateDocument = `
query Coordinate($coordinate: String!, $first: Int!) {
  coordinate(coordinate: $coordinate) { ...Told }
}${coordinateFragment}${versionFragment}`;
const coordinateResult = z.object({ coordinate: coordinateAnswer.optional() });

const gatewaysDocument = `
query Gateways {
  gateways { name version digest isPinned seenAt }
  gatewayRefusals(first: 20) { gateway version digest code reason refusedAt }
}`;
const gatewaysResult = z.object({
  gateways: z.array(
    z.object({
      name: z.string(),
      version: z.exactOptional(z.number()),
      digest: z.exactOptional(z.string()),
      isPinned: z.boolean(),
      seenAt: z.string(),
    }),
  ),
  gatewayRefusals: z.array(
    z.object({
      gateway: z.string(),
      version: z.exactOptional(z.number()),
      digest: z.string(),
      code: z.string(),
      reason: z.string(),
      refusedAt: z.string(),
    }),
  ),
});
