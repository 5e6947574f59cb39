import type { FetchFailure } from '../../blame/fetch-failure.ts';
import { translateError } from '../../errors/translate-error.ts';
import type { ReportedError, SubgraphAnswer } from '../../subgraph-client/subgraph-outcome.ts';
import type { EntityFetch } from '../compilation/compiled-fetch.ts';
import { callSubgraph } from './call-subgraph.ts';
import { deliverEntities } from './deliver-entities.ts';
import type { Execution } from './execution.ts';
import { gatherEntities, type GatheredList } from './gather-entities.ts';
import { placeEntities } from './place-entities.ts';
import { planRequests, type EntityPart, type EntityRequest } from './plan-requests.ts';
import { reasonOf } from './reason-of.ts';
import { requiredKeys } from './required-keys.ts';
import { writeBody } from './write-body.ts';

/** Asks for entities, in as few requests as their number allows. Undefined where there are none. */
export function runEntityFetch(
  fetch: EntityFetch,
  execution: Execution,
): Promise<void> | undefined {
  const gathered = gatherEntities(fetch, execution.data, execution.isOfType);
  noteUnsent(fetch, gathered, execution);
  const requests = planRequests(fetch, gathered);
  if (requests.length === 0) return undefined;
  return Promise.all(requests.map((request) => send(request, fetch, execution))).then(
    () => undefined,
  );
}

async function send(
  { request, parts }: EntityRequest,
  fetch: EntityFetch,
  execution: Execution,
): Promise<void> {
  const source = execution.sourceOf(fetch.subgraph);
  const outcome = await callSubgraph(
    {
      query: request.query,
      body: writeBody(request, execution.variables, parts),
      isMutation: false,
      mayShare: execution.sharesFetches,
    },
    source,
    execution.record,
  );
  if (outcome.kind === 'failed') {
    for (const part of parts) fail(part, reasonOf(outcome), fetch, execution.failures);
    return;
  }
  for (const part of parts) deliver(part, outcome, fetch, execution);
  for (const error of outcome.errors) {
    const told = translateError(error, source.trusted);
    const [key, index] = error.path ?? [];
    const part = parts.find((one) => one.key === key);
    if (part === undefined || typeof index !== 'number') {
      // Without a place it is the fetch that failed.
      for (const one of part ? [part] : parts) fail(one, told, fetch, execution.failures);
      continue;
    }
    const entities = outcome.data?.[part.key];
    const isLost = Array.isArray(entities) && entities[index] === null;
    place(part, { error, index, told, isLost }, fetch, execution);
    if (outcome.data !== null) continue;
    for (const one of parts) fail(one, told, fetch, execution.excused);
  }
}

function deliver(
  part: EntityPart,
  { data, isShared, errors }: SubgraphAnswer,
  fetch: EntityFetch,
  execution: Execution,
): void {
  if (data === null) return;
  const { gathered, key, from, representations } = part;
  const entities = data[key];
  if (Array.isArray(entities) && entities.length === representations.length) {
    deliverEntities({ gathered, from, entities, isShared }, execution.isOfType);
    return;
  }
  // https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec#query_entities
  const isTold = entities === null && errors.some(({ path }) => path?.[0] === key);
  const reason = '`_entities` does not hold one entity for each representation';
  if (!isTold) fail(part, { code: 'SUBGRAPH_INVALID_RESPONSE', reason }, fetch, execution.failures);
}

type Told = Omit<FetchFailure, 'subgraph' | 'at' | 'operation'>;

function fail(
  { gathered }: EntityPart,
  told: Told,
  { subgraph }: EntityFetch,
  failures: FetchFailure[],
): void {
  for (const { target } of gathered.targets) {
    const { path: at, operation } = target;
    failures.push({ ...told, subgraph, at, operation });
  }
}

/** An error of a subgraph about one entity. */
interface PlacedError {
  readonly error: ReportedError;
  readonly index: number;
  readonly told: Told;
  /** Whether the entity itself is null. */
  readonly isLost: boolean;
}

/** An error at one entity stands at each place of the response that the entity was asked for. */
function place(
  { gathered, from }: EntityPart,
  { error, index, told, isLost }: PlacedError,
  { subgraph }: EntityFetch,
  execution: Execution,
): void {
  const below = (error.path ?? []).slice(2);
  for (const { target, indexes } of gathered.targets) {
    const { path, operation } = target;
    const failure = { ...told, subgraph, at: path, operation };
    const wanted = (_: unknown, position: number) => indexes[position] === from + index;
    for (const at of placeEntities(execution.data, path).filter(wanted)) {
      execution.placed.push({ failure, at, below, isLost });
    }
  }
}

function noteUnsent(
  { subgraph }: EntityFetch,
  gathered: readonly GatheredList[],
  execution: Execution,
): void {
  for (const { target, entities, indexes } of gathered.flatMap(({ targets }) => targets)) {
    if (entities.length > 0 && !indexes.includes(-1)) continue;
    const { path: at, operation, requires } = target;
    execution.unsent.push({ subgraph, at, operation, requires: requiredKeys(requires) });
  }
}
