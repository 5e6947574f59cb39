import type { FetchNode, PlanNode } from '../planning/query-plan.ts';
import type { CompiledFetch, EntityFetch, EntityList, RequestText } from './compiled-fetch.ts';
import { leafKeysOf, writerOf } from '../values/write-representation.ts';
import { combineOperations } from './combine-operations.ts';
import { mergeFetches, type FetchGroup } from './merge-fetches.ts';
import { scheduleFetches, type ScheduledFetch } from './schedule-fetches.ts';

/** Makes of a query plan the requests to send, as text but for their values. */
export function compileFetches(plan: PlanNode | undefined): readonly CompiledFetch[] {
  return mergeFetches(scheduleFetches(plan)).map(compileGroup);
}

function compileGroup({ fetches, after }: FetchGroup): CompiledFetch {
  const [first] = fetches;
  if (first === undefined) throw new Error('A group without a fetch.');
  const { node, path, conditions } = first;
  const group = { subgraph: node.serviceName, conditions, after };
  if (node.requires !== undefined) return { ...group, ...compileEntities(fetches) };
  return {
    ...group,
    kind: 'root',
    isMutation: node.operationKind === 'mutation',
    path,
    request: requestText(node.operation, node.operationName, node.variableUsages ?? []),
    outputRewrites: node.outputRewrites ?? [],
  };
}

function compileEntities(
  fetches: readonly ScheduledFetch[],
): Pick<EntityFetch, 'kind' | 'lists' | 'request'> {
  const alike = new Map<string, ScheduledFetch[]>();
  for (const fetch of fetches) {
    const key = likenessOf(fetch.node);
    alike.set(key, [...(alike.get(key) ?? []), fetch]);
  }
  const groups = [...alike.values()];
  const lists = groups.map((group, index) => compileList(group, index));
  const nodes = groups.flatMap(([first]) => (first ? [first.node] : []));
  const name = nodes[0]?.operationName;
  const [only] = lists;
  const request =
    lists.length === 1 && only !== undefined
      ? only.request
      : requestText(combineOperations(nodes.map(({ operation }) => operation)), name, [
          ...new Set(nodes.flatMap(({ variableUsages }) => variableUsages ?? [])),
        ]);
  return { kind: 'entities', lists, request };
}

function compileList(fetches: readonly ScheduledFetch[], index: number): EntityList {
  const node = fetches[0]?.node;
  if (node === undefined) throw new Error('A list without a fetch.');
  return {
    alias: `_${index}`,
    targets: fetches.map(({ path, node: own }) => ({
      path,
      requires: own.requires ?? [],
      write: writerOf(own.requires ?? [], own.inputRewrites ?? []),
      leafKeys: leafKeysOf(own.requires ?? [], own.inputRewrites ?? []),
      operation: own.operation,
    })),
    outputRewrites: node.outputRewrites ?? [],
    request: requestText(node.operation, node.operationName, node.variableUsages ?? []),
  };
}

/** What two fetches have alike that ask for the same of their entities: all but the operation's name. */
function likenessOf({ operation, operationName, outputRewrites }: FetchNode): string {
  const nameless = operationName === undefined ? operation : operation.replace(operationName, '');
  return JSON.stringify([nameless, outputRewrites ?? []]);
}

function requestText(
  query: string,
  operationName: string | undefined,
  variables: readonly string[],
): RequestText {
  const name =
    operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  return { query, head: `{"query":${JSON.stringify(query)},${name}"variables":{`, variables };
}
