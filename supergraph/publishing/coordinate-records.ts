import type { GraphFacts, Statement } from '@demarc/supergraph/contract';
import type { CoordinateChange, CoordinateRecord } from '@demarc/supergraph/registry';
import { print } from 'graphql';
import { withoutMembers } from './statement-text.ts';

/**
 * What a version says otherwise of its coordinates than the one before: a record for each that is new or
 * differs, and none for each that is gone. Written down with the version, it answers where a coordinate
 * changed without reading ten thousand contracts.
 */
export function coordinateChanges({
  before,
  after,
}: {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
}): readonly CoordinateChange[] {
  const [was, is] = [recordsOf(before), recordsOf(after)];
  const changed = [...is].filter(
    ([coordinate, record]) => was.get(coordinate)?.text !== record.text,
  );
  const gone = [...was.keys()].filter((coordinate) => !is.has(coordinate));
  return [
    ...changed.map(([coordinate, { record }]) => ({ coordinate, record })),
    ...gone.map((coordinate) => ({ coordinate, record: undefined })),
  ];
}

interface Kept {
  readonly record: CoordinateRecord;
  readonly text: string;
}

/** A contract that does not change says the same again, version after version. */
const known = new WeakMap<Statement['facts'], Kept>();

function recordsOf(graph: GraphFacts): ReadonlyMap<string, Kept> {
  const records = new Map<string, Kept>();
  for (const { all } of graph.contracts) {
    for (const { coordinate } of all) {
      if (records.has(coordinate)) continue;
      const speaker = graph.speaker(coordinate);
      if (speaker === undefined) continue;
      const kept = known.get(speaker.facts) ?? keep(speaker);
      known.set(speaker.facts, kept);
      records.set(coordinate, kept);
    }
  }
  return records;
}

function keep({ contract, facts }: Statement): Kept {
  const { kind, owner, meaning, source, rules, process, compat, stage, lifecycle, data } = facts;
  const record = {
    kind,
    subgraph: contract.contract.name,
    owner,
    meaning,
    source,
    rules,
    process,
    compat,
    stage,
    since: lifecycle?.since,
    retireOn: lifecycle?.retireOn,
    replacedBy: lifecycle?.replacedBy,
    note: lifecycle?.note,
    dataClass: data?.class,
    purpose: data?.purpose,
    retention: data?.retention,
    statement: facts.nodes.map((node) => print(withoutMembers(node))).join('\n\n'),
  };
  return { record, text: JSON.stringify(record) };
}
