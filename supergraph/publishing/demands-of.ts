import { createHash } from 'node:crypto';
import type { Finding, GraphFacts } from '@demarc/supergraph/contract';
import type { Demand } from '@demarc/supergraph/registry';
import type { Change } from '../changes/change.ts';
import type { CheckReport } from '../check-report.ts';
import { statementText } from './statement-text.ts';

/** What of a report owners can approve, and what nobody can. */
export interface Demands {
  readonly demands: readonly Demand[];
  /** True where something refuses that no approval lifts. */
  readonly isBlocked: boolean;
}

/** Findings that ask owners, whatever their severity. */
const ASKING: ReadonlySet<string> = new Set(['APPROVAL_NEEDED', 'OWNERSHIP_TRANSFER']);

/** Refusals that an owner's approval of the coordinate lifts. */
const LIFTED: ReadonlySet<string> = new Set([
  'COMPAT_VIOLATION',
  'BREAKING_IN_USE',
  'RETIRE_IN_USE',
  'RETIRE_USAGE_UNKNOWN',
]);

/**
 * What owners have to approve before a change can be published: each coordinate whose change its compat
 * level forbids or that is dangerous in a contract, under the digest of what stood there and what is to
 * stand there. Policy, composition, retire dates and FROZEN are nobody's to lift
 * (docs/decisions/0031-what-an-approval-lifts.md).
 */
export function demandsOf(
  report: CheckReport,
  { before, after }: { readonly before: GraphFacts; readonly after: GraphFacts },
): Demands {
  const findings = report.steps.flatMap((step) =>
    step.findings.map((finding) => ({ step: step.step, finding })),
  );
  const forbidden = report.changes.filter(({ allowed }) => !allowed);
  const liftable = forbidden.filter(
    ({ forbiddenBy }) => forbiddenBy === undefined || forbiddenBy === 'LEVEL',
  );
  const asking = findings.flatMap(({ finding }) => (ASKING.has(finding.code) ? [finding] : []));
  const coordinates = new Set([
    ...liftable.map(({ coordinate }) => coordinate),
    ...asking.map(({ coordinate = SCHEMA }) => coordinate),
  ]);
  const demands = [...coordinates].map((coordinate) =>
    demandOf(coordinate, {
      changes: report.changes.filter((change) => change.coordinate === coordinate),
      asking: asking.filter((finding) => (finding.coordinate ?? SCHEMA) === coordinate),
      before,
      after,
    }),
  );
  const isBlocked =
    liftable.length < forbidden.length ||
    report.steps.some(({ outcome, step }) => outcome === 'skipped' && step === 'composition') ||
    findings.some(
      ({ step, finding: { code, severity, coordinate = '' } }) =>
        severity === 'ERROR' &&
        !(
          (step === 'changes' || step === 'usage') &&
          LIFTED.has(code) &&
          coordinates.has(coordinate)
        ),
    ) ||
    demands.some(({ owners }) => owners.length === 0);
  return { demands, isBlocked };
}

/** What a contract says of all that it has has no coordinate. */
const SCHEMA = 'schema';

interface Circumstances {
  readonly changes: readonly Change[];
  readonly asking: readonly Finding[];
  readonly before: GraphFacts;
  readonly after: GraphFacts;
}

function demandOf(coordinate: string, { changes, asking, before, after }: Circumstances): Demand {
  const texts = [...new Set(changes.map(({ kind, message }) => `${kind} ${message}`))].sort();
  const exact = [
    coordinate,
    texts,
    statementText(before, coordinate),
    statementText(after, coordinate),
  ];
  const hash = createHash('sha256').update(JSON.stringify(exact)).digest('hex');
  const owners = [
    ...asking.flatMap(({ owner, otherPlaces = [] }) => [
      owner,
      ...otherPlaces.map((place) => place.owner),
    ]),
    ...changes.filter(({ allowed }) => !allowed).map(({ owner }) => owner),
  ];
  return {
    id: `c_${hash.slice(0, 24)}`,
    coordinate,
    owners: [...new Set(owners)].filter((owner) => owner !== undefined).sort(),
    message: [...new Set(changes.map(({ message }) => message))].join(' '),
  };
}
