import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLog } from '@demarc/foundation/process';
import type { Identity } from '@demarc/foundation/identity';
import {
  openRequestContext,
  openSubgraph,
  seedOnce,
  seedRef,
  type OpenSubgraph,
} from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import type { WorkflowsLoaders } from '../../../subgraphs/workflows/loaders.ts';
import { engines } from '../../kit/engines.ts';
import { everywhere, memberOf } from '../../kit/identities.ts';

const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on Organization { workflowRuns(first: 100) { nodes { id } } workflowDefinitions { nodes { id } } }
  ... on Workspace { workflowRuns(first: 100) { nodes { id } } workflowDefinitions { nodes { id } } }
  ... on User { pendingApprovals { nodes { id run { id } step { key } decisions { decision } } } }
  ... on Invoice { approvalRun { id } }
  ... on WorkflowRun { id state steps { key } transitions { nodes { seq } } approvalRequests { id } }
} }`;

/** Everything of the first organization, by every way in; also with fields that a key does not have. */
const representations = (organization: number) => {
  const own = { organizationRef: seedRef('org', 2), organization: { id: seedRef('org', 2) } };
  return [
    { __typename: 'Organization', id: seedRef('org', organization) },
    { __typename: 'Workspace', id: seedRef('wsp', organization, 1) },
    { __typename: 'User', id: seedRef('usr', organization, 2) },
    { __typename: 'Invoice', id: seedRef('inv', organization, 1) },
    { __typename: 'WorkflowRun', id: seedRef('run', organization, 1, 1) },
  ].flatMap((one) => [one, { ...one, ...own, workflowRunId: '1', state: 'COMPLETED' }]);
};

/** What a mutation would do to things of the first organization. */
const attacks = [
  { name: 'cancelRun', input: { runId: seedRef('run', 1, 1, 2) } },
  { name: 'retryRun', input: { runId: seedRef('run', 1, 1, 1) } },
  {
    name: 'reportStep',
    input: { runId: seedRef('run', 1, 1, 1), stepKey: 'check', attempt: 1, outcome: 'FAILED' },
  },
  {
    name: 'decideApproval',
    input: { approvalId: seedRef('apr', 1, 1, 2), decision: 'APPROVE' },
  },
  {
    name: 'startRun',
    input: {
      definitionId: seedRef('wfd', 1, 0, 'invoice-approval'),
      workspaceId: seedRef('wsp', 1, 1),
      approverIds: [seedRef('usr', 1, 2)],
    },
  },
] as const;

describe.each(engines)(
  'with no resolver asking for a permission, workflows on %s',
  (_name, engine) => {
    let subgraph: OpenSubgraph<WorkflowsLoaders>;
    let remove: () => Promise<void>;
    beforeAll(async () => {
      const location = await engine.makeLocation(definition.database);
      remove = location.remove;
      subgraph = await openSubgraph(definition, location.location);
      await seedOnce(definition, subgraph.database, 4);
    });
    afterAll(async () => {
      await subgraph.close();
      await remove();
    });

    /** What resolvers take for an identity that may do everything; the database knows whose it is. */
    async function execute(
      identity: Identity,
      query: string,
      variables: Record<string, unknown> = {},
    ): Promise<Record<string, unknown>> {
      const request = openRequestContext(definition, {
        database: subgraph.database,
        identity,
        now: new Date('2026-11-02T00:00:00Z'),
        requestId: 'test',
        traceparent: undefined,
        log: openLog('workflows', 'silent'),
      });
      const unasking = Object.create(Object.getPrototypeOf(request) as object, {
        identity: { get: () => everywhere(identity.subject) },
      }) as object;
      const contextValue = Object.assign(Object.create(unasking) as typeof request, request);
      const { body } = await subgraph.server.executeOperation(
        { query, variables },
        { contextValue },
      );
      if (body.kind !== 'single') throw new TypeError('A test asked for an incremental answer.');
      expect(body.singleResult.errors).toBeUndefined();
      return JSON.parse(JSON.stringify(body.singleResult.data)) as Record<string, unknown>;
    }

    const first = memberOf([seedRef('org', 1)]);
    const second = memberOf([seedRef('org', 2)], undefined, seedRef('usr', 2, 1));
    const foreign = /(run|apr|wfd)_[0-9a-z]{26}/;

    test('shows the first organization to its own, by each way in', async () => {
      const { _entities: found } = await execute(first, ENTITIES, { of: representations(1) });
      for (const one of found as unknown[]) expect(JSON.stringify(one)).toMatch(foreign);
    });

    test('shows nothing of it to another, by no way in', async () => {
      const { _entities: found } = await execute(second, ENTITIES, { of: representations(1) });
      expect(JSON.stringify(found)).not.toMatch(foreign);
    });

    test('lists to each what is its own, whatever the cursor', async () => {
      const list = `query ($after: String) { workflowRuns(first: 100, after: $after) {
      nodes { id organization { id } } edges { cursor } } }`;
      interface Listed {
        readonly nodes: readonly { readonly organization: { readonly id: string } }[];
        readonly edges: readonly { readonly cursor: string }[];
      }
      const own = (await execute(first, list))['workflowRuns'] as Listed;
      expect(own.nodes.length).toBeGreaterThan(3);
      for (const after of [null, ...own.edges.map(({ cursor }) => cursor)]) {
        const { nodes } = (await execute(second, list, { after }))['workflowRuns'] as Listed;
        for (const { organization } of nodes) expect(organization.id).toBe(seedRef('org', 2));
      }
    });

    test.each(['workflowRun', 'workflowDefinition'])('answers null for %s', async (field) => {
      const id =
        field === 'workflowRun'
          ? seedRef('run', 1, 1, 1)
          : seedRef('wfd', 1, 0, 'invoice-approval');
      const query = `{ ${field}(id: "${id}") { id } }`;
      expect(await execute(first, query)).toEqual({ [field]: { id } });
      expect(await execute(second, query)).toEqual({ [field]: null });
    });

    test.each(attacks)('finds nothing to do for $name', async ({ name, input }) => {
      const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
      const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
      const asked = { requestId: `attack-by-${name}`.padEnd(16, '-'), ...input };
      expect(await execute(second, mutation, { input: asked })).toEqual({
        [name]: { __typename: 'TargetNotFound' },
      });
    });
  },
);
