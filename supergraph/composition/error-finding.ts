import type { Contract, Finding } from '@demarc/supergraph/contract';
import type { GraphQLError } from 'graphql';
import { joinSentences, withAdvice } from './advice.ts';
import { explainValue } from './explain-value.ts';
import { locateRemark, type Placed } from './locate-remark.ts';
import { explainUnreachable } from './explain-unreachable.ts';
import { sharingAdvice } from './sharing-advice.ts';
import { unreachableField } from './unreachable-field.ts';

/** Names the subgraph that the composer's message begins with: `[billing] Unknown type "X".` */
const SUBGRAPH_PREFIX = /^\[([^\]]+)\] /;

/** An error of a composition as a finding: its code stays, its place is the narrowest that is known. */
export function errorFinding(
  error: GraphQLError,
  surroundings: Parameters<typeof locateRemark>[1],
): Finding {
  const { graph } = surroundings;
  const contract = graph.named(SUBGRAPH_PREFIX.exec(error.message)?.[1])?.contract;
  const message = contract ? error.message.replace(SUBGRAPH_PREFIX, '') : error.message;
  const code =
    typeof error.extensions.code === 'string' ? error.extensions.code : 'INVALID_GRAPHQL';
  const nodes = error.nodes ?? [];
  const value = contract && explainValue(message, nodes, contract.document);
  const place = locateRemark(
    {
      code,
      message,
      nodes: value ? [value.node] : nodes,
      subgraph: contract?.name,
      coordinate: unreachableField(error),
    },
    surroundings,
  );
  return {
    code,
    severity: 'ERROR',
    ...(contract && { subgraph: contract.name }),
    ...place,
    message: value
      ? joinSentences(message, value.advice)
      : explain(
          { code, message, place },
          graph.contracts.map((places) => places.contract),
        ),
  };
}

function explain(
  { code, message, place }: { code: string; message: string; place: Placed },
  contracts: readonly Contract[],
): string {
  if (code === 'SATISFIABILITY_ERROR') return explainUnreachable(message, place, contracts);
  const { coordinate, subgraph, otherPlaces = [] } = place;
  if (code !== 'INVALID_FIELD_SHARING' || coordinate === undefined)
    return withAdvice(code, message);
  const names = new Set([subgraph, ...otherPlaces.map((other) => other.subgraph)]);
  const sharers = contracts.filter(({ name }) => names.has(name));
  const advice = sharingAdvice(message, coordinate, sharers);
  return advice === undefined ? message : joinSentences(message, advice);
}
