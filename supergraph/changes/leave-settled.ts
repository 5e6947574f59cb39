import type { Finding } from '@demarc/supergraph/contract';
import type { Change } from './change.ts';

/** What one version and the graph as it would be differ in. */
interface Comparison {
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
}

/**
 * What is new of a comparison with an older version: without what it already differs in from the newest
 * one. That was judged when the newest was published, against this version too if it was served then, and
 * nobody is asked about it again each time that something else is published.
 */
export function leaveSettled<Told extends Comparison>(told: Told, settled: Comparison): Told {
  const known = new Set(settled.changes.map(nameOf));
  const changes = told.changes.filter((change) => !known.has(nameOf(change)));
  const open = new Set(changes.map(({ coordinate }) => coordinate));
  const said = new Set(settled.findings.map(aboutOf));
  const findings = told.findings.filter(
    (finding) =>
      !said.has(aboutOf(finding)) ||
      (finding.coordinate !== undefined && open.has(finding.coordinate)),
  );
  return { ...told, changes, findings };
}

function nameOf({ level, kind, coordinate, subgraph, message }: Change): string {
  return JSON.stringify([level, kind, coordinate, subgraph, message]);
}

function aboutOf({ code, coordinate, subgraph }: Finding): string {
  return JSON.stringify([code, coordinate, subgraph]);
}
