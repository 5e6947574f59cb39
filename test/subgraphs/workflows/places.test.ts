import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedRef } from '@demarc/kit';
import type { Identity } from '@demarc/foundation/identity';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import {
  delegateOf,
  home,
  homeWorkspace,
  memberOfWorkspace,
  otherWorkspace,
  people,
} from './people.ts';

const READ = 'workflows.run.read';
const inWorkspace = memberOfWorkspace(homeWorkspace, [READ]);

interface Runs {
  readonly nodes: readonly { readonly id: string; readonly workspace: { readonly id: string } }[];
}
const RUNS = 'workflowRuns(first: 100) { nodes { id workspace { id } } }';

const entity = (type: string, id: string, fields: string) =>
  `{ _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} { ${fields} } } }`;

describe.each(engines)('reads of workflows on %s', (_name, engine) => {
  let workflows: TestSubgraph;
  let all: readonly string[];
  let ofWorkspace: readonly string[];
  beforeAll(async () => {
    workflows = await engine.openSubgraph(definition, { seedOrganizations: 2 });
    const idsWhere = async (where: string, value: string) =>
      (
        await workflows.owner(
          `select public_ref from workflow_runs where ${where} = ? order by workflow_run_id desc`,
          [value],
        )
      ).map((row) => String(row['public_ref']));
    all = await idsWhere('organization_ref', home);
    ofWorkspace = await idsWhere('workspace_ref', homeWorkspace);
  });
  afterAll(() => workflows.close());

  async function read(who: Identity, operation: string) {
    const answer = await workflows.executeAs(who, operation);
    const data = answer.data as Record<string, unknown> & { _entities?: Record<string, unknown>[] };
    const fields = data._entities ? data._entities[0] : data;
    return { ...fields, errors: answer.errors } as Readonly<Record<string, unknown>>;
  }
  const runsOf = async (who: Identity, operation: string) => {
    const { workflowRuns, errors } = (await read(who, operation)) as {
      workflowRuns?: Runs | null;
      errors?: unknown;
    };
    expect(errors).toEqual([]);
    return workflowRuns?.nodes.map(({ id }) => id);
  };
  const forbidden = (path: readonly unknown[]) => ({
    message: 'This needs the permission workflows.run.read.',
    code: 'FORBIDDEN',
    path,
  });

  test('list to a member of a workspace the runs that are there, and no others', async () => {
    expect(ofWorkspace.length).toBeLessThan(all.length);
    for (const operation of [
      `{ ${RUNS} }`,
      entity('Organization', home, RUNS),
      entity('Workspace', homeWorkspace, RUNS),
    ]) {
      expect(await runsOf(people.reader, operation)).toEqual(
        operation.includes('Workspace"') ? ofWorkspace : all,
      );
      expect(await runsOf(inWorkspace, operation)).toEqual(ofWorkspace);
    }
  });

  test('list what may be seen in two workspaces of two organizations', async () => {
    const there = seedRef('wsp', 2, 1);
    const both: Identity = {
      subject: inWorkspace.subject,
      grants: [
        ...inWorkspace.grants,
        {
          organization: seedRef('org', 2),
          workspace: there,
          permissions: [READ],
          onBehalfOf: null,
        },
      ],
    };
    const answer = await workflows.executeAs(both, `{ ${RUNS} }`);
    const { workflowRuns } = answer.data as { workflowRuns: Runs };
    const workspaces = new Set(workflowRuns.nodes.map(({ workspace }) => workspace.id));
    expect(workspaces).toEqual(new Set([homeWorkspace, there]));
  });

  test('refuse the lists of a workspace to members of another', async () => {
    const { workflowRuns, workflowDefinitions, errors } = await read(
      inWorkspace,
      entity('Workspace', otherWorkspace, `${RUNS} workflowDefinitions { nodes { id } }`),
    );
    expect([workflowRuns, workflowDefinitions]).toEqual([null, null]);
    expect(errors).toEqual([
      forbidden(['_entities', 0, 'workflowRuns']),
      forbidden(['_entities', 0, 'workflowDefinitions']),
    ]);
  });

  test.each([
    { who: people.nobody, what: 'a member without the permission' },
    { who: people.stranger, what: 'somebody of another organization' },
  ])('refuse the lists of an organization to $what', async ({ who }) => {
    const { workflowRuns, workflowDefinitions, errors } = await read(
      who,
      entity('Organization', home, `${RUNS} workflowDefinitions { nodes { id } }`),
    );
    expect([workflowRuns, workflowDefinitions]).toEqual([null, null]);
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }, { code: 'FORBIDDEN' }]);
  });

  test('refuse an organization that is not there in the same words', async () => {
    const [known, unknown] = await Promise.all(
      [home, seedRef('org', 999)].map((id) =>
        workflows.executeAs(people.stranger, entity('Organization', id, RUNS)),
      ),
    );
    expect(known).toEqual(unknown);
  });

  test.each(['run', 'definition'] as const)('show a %s where it may be read', async (kind) => {
    const [own, foreign] =
      kind === 'run'
        ? [seedRef('run', 1, 1, 1), seedRef('run', 1, 2, 1)]
        : [seedRef('wfd', 1, 1, 'data-export'), seedRef('wfd', 1, 2, 'data-export')];
    const field = kind === 'run' ? 'workflowRun' : 'workflowDefinition';
    const ask = (who: Identity, id: string) =>
      workflows.executeAs(who, `{ ${field}(id: "${id}") { id } }`);
    const shown = (id: string) => ({ data: { [field]: { id } }, errors: [] });
    const kept = { data: { [field]: null }, errors: [forbidden([field])] };
    expect(await ask(people.reader, foreign)).toEqual(shown(foreign));
    expect(await ask(inWorkspace, own)).toEqual(shown(own));
    expect(await ask(inWorkspace, foreign)).toEqual(kept);
    expect(await ask(people.nobody, own)).toEqual(kept);
    expect(await ask(people.stranger, own)).toEqual({ data: { [field]: null }, errors: [] });
  });

  test('show what can be run everywhere to a member of one workspace', async () => {
    const id = seedRef('wfd', 1, 0, 'invoice-approval');
    const one = await workflows.executeAs(
      inWorkspace,
      `{ workflowDefinition(id: "${id}") { id } }`,
    );
    expect(one).toEqual({ data: { workflowDefinition: { id } }, errors: [] });
    const { workflowDefinitions } = await read(
      inWorkspace,
      entity('Organization', home, 'workflowDefinitions { nodes { key workspace { id } } }'),
    );
    expect(workflowDefinitions).toEqual({
      nodes: [
        { key: 'invoice-approval', workspace: null },
        { key: 'access-review', workspace: null },
        { key: 'data-export', workspace: { id: homeWorkspace } },
      ],
    });
  });

  test('resolve a reference to a run for who may read it', async () => {
    const reference = entity('WorkflowRun', seedRef('run', 1, 2, 1), 'id state');
    expect(await read(people.reader, reference)).toMatchObject({ id: seedRef('run', 1, 2, 1) });
    const kept = await workflows.executeAs(inWorkspace, reference);
    expect(kept).toEqual({ data: { _entities: [null] }, errors: [forbidden(['_entities', 0])] });
  });

  test('show of an invoice’s runs the newest that may be read', async () => {
    const operation = entity('Invoice', seedRef('inv', 1, 1), 'approvalRun { id }');
    const found = { approvalRun: { id: seedRef('run', 1, 1, 1) }, errors: [] };
    expect(await read(inWorkspace, operation)).toEqual(found);
    const elsewhere = memberOfWorkspace(otherWorkspace, [READ]);
    expect(await read(elsewhere, operation)).toEqual({ approvalRun: null, errors: [] });
    expect(await read(people.nobody, operation)).toMatchObject({
      approvalRun: null,
      errors: [{ code: 'FORBIDDEN' }],
    });
  });

  describe('show what waits', () => {
    const approver = seedRef('usr', 1, 2);
    const operation = entity(
      'User',
      approver,
      'pendingApprovals(first: 100) { nodes { id run { state workspace { id } } } }',
    );
    type Pending = {
      readonly nodes: readonly { readonly run: { readonly workspace: { readonly id: string } } }[];
    };
    const pendingFor = async (who: Identity) => {
      const { pendingApprovals, errors } = await read(who, operation);
      expect(errors).toEqual([]);
      return (pendingApprovals as Pending).nodes;
    };
    const own = memberOf([home], [], approver);

    test('to the approver, who need not read runs otherwise', async () => {
      expect((await pendingFor(own)).length).toBeGreaterThan(1);
    });

    test('to a delegate of the approver', async () => {
      const delegate = delegateOf(own, ['workflows.run.approve'], { own: [] });
      expect(await pendingFor(delegate)).toEqual(await pendingFor(own));
    });

    test('to who may read runs, where they may', async () => {
      expect(await pendingFor(people.reader)).toEqual(await pendingFor(own));
      const there = await pendingFor(inWorkspace);
      expect(there.map(({ run }) => run.workspace.id)).toEqual([homeWorkspace]);
    });

    test('to nobody else', async () => {
      const delegateOfAnother = delegateOf(people.first, ['workflows.run.approve'], { own: [] });
      for (const who of [people.nobody, delegateOfAnother]) {
        expect(await read(who, operation)).toMatchObject({
          pendingApprovals: null,
          errors: [{ code: 'FORBIDDEN' }],
        });
      }
      expect(await pendingFor(people.stranger)).toEqual([]);
    });
  });
});
