import { createHash } from 'node:crypto';
import { factsOf, type Team } from '@demarc/supergraph/contract';
import {
  digestOf,
  type Actor,
  type Demand,
  type PublishedContract,
} from '@demarc/supergraph/registry';
import { parseSource, type ContractSource } from '../sources/contract-source.ts';
import type { NextGraph } from './next-graph.ts';

/** What others have to agree to, because it is their contract; or what is nobody's to ask. */
export type Consent =
  | { readonly ok: true; readonly demands: readonly Demand[] }
  | { readonly ok: false; readonly subgraphs: readonly string[] };

interface ConsentQuestion {
  readonly actor: Actor;
  readonly teams: readonly Team[];
  readonly published: readonly (PublishedContract & { readonly source: ContractSource })[];
  readonly next: Pick<NextGraph, 'changed' | 'removed'>;
}

/**
 * A team publishes its own contexts. In one change set with them it may change another's contract too,
 * as handing a field over wants it, where that one's owner approves the very contract.
 */
export function consentDemands({ actor, teams, published, next }: ConsentQuestion): Consent {
  const touched = [...next.changed.map(({ name }) => name), ...next.removed];
  if (actor.kind === 'ADMIN') return { ok: true, demands: [] };
  if (actor.kind === 'READER') return { ok: false, subgraphs: touched };
  const own = teams.find(({ id }) => id === actor.team)?.contexts ?? [];
  const foreign = touched.filter((name) => !own.includes(name));
  const before = new Map(published.map((contract) => [contract.subgraph, contract]));
  const unknown = foreign.filter((name) => ownerOf(before.get(name)?.source) === undefined);
  // Who brings nothing of their own has nothing to hand over.
  if (unknown.length > 0 || foreign.length === touched.length) {
    return { ok: false, subgraphs: unknown.length > 0 ? unknown : foreign };
  }
  return {
    ok: true,
    demands: foreign.map((name): Demand => {
      const was = before.get(name);
      const is = next.changed.find((source) => source.name === name);
      const exact = [name, was?.url, was?.digest, is?.url, is && digestOf(is.bytes)];
      const hash = createHash('sha256').update(JSON.stringify(exact)).digest('hex');
      return {
        id: `c_${hash.slice(0, 24)}`,
        coordinate: `subgraph ${name}`,
        owners: [ownerOf(was?.source) ?? ''],
        message:
          is === undefined
            ? `${actor.team ?? actor.id} takes the subgraph ${name} out of the graph.`
            : `${actor.team ?? actor.id} publishes another contract of ${name}.`,
      };
    }),
  };
}

/** The owner that a contract names for all that names none. */
function ownerOf(source: ContractSource | undefined): string | undefined {
  const parsed = source && parseSource(source);
  return parsed?.ok === true ? factsOf(parsed.contract).schemaOwner : undefined;
}
