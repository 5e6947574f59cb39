import type { PublishQuestion } from '@demarc/supergraph/publishing';
import { digestOf } from '@demarc/supergraph/registry';

type Source = PublishQuestion['graph'][number];

/** Contracts of a graph of 200 subgraphs, in several versions. */
const KEPT = 1_000;

/**
 * Gives the same object for the same contract, question after question, so that what did not change is not
 * parsed again: what comes from another thread is a copy each time. Keeps those that were asked for last.
 */
export function keepSources(): (question: PublishQuestion) => PublishQuestion {
  const known = new Map<string, Source>();
  const keep = (source: Source): Source => {
    const { name, url, path, bytes } = source;
    const key = JSON.stringify([name, url, path, digestOf(bytes)]);
    const kept = known.get(key) ?? source;
    known.delete(key);
    known.set(key, kept);
    return kept;
  };
  return (question) => {
    const kept = {
      ...question,
      graph: question.graph.map(keep),
      served: question.served.map((version) => ({
        ...version,
        contracts: version.contracts.map(keep),
      })),
      tombstones: question.tombstones.map((grave) => ({
        ...grave,
        contract: keep(grave.contract),
      })),
    };
    for (const oldest of known.keys()) {
      if (known.size <= KEPT) break;
      known.delete(oldest);
    }
    return kept;
  };
}
