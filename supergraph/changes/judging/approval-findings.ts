import { groupBy, type Finding, type OtherPlace, type Team } from '@demarc/supergraph/contract';
import type { Change } from '../change.ts';
import { defaultFindings } from './default-findings.ts';
import { findingOf } from './finding-of.ts';
import type { JudgedChange } from './judge-change.ts';
import { nameOwner } from './name-owner.ts';
import { placeIn, type ContractPlace } from './place-in.ts';
import type { GraphPair } from './standing-of.ts';
import { transferOf, type Transfer } from './transfer-of.ts';

interface Surroundings extends GraphPair {
  readonly teams: ReadonlyMap<string, Team>;
}

/**
 * Who has to approve what is allowed, but not without being asked: one finding a coordinate.
 * OWNERSHIP_TRANSFER where it changes hands, APPROVAL_NEEDED for all else that is dangerous in a contract.
 */
export function approvalFindings(
  changes: readonly JudgedChange[],
  surroundings: Surroundings,
): readonly Finding[] {
  const asking = changes.filter(
    (judged) =>
      judged.permission === 'ALLOWED' &&
      (isToBeApproved(judged) || transferOf(judged, surroundings) !== undefined),
  );
  const { findings, rest } = defaultFindings(asking, surroundings.teams);
  const groups = groupBy(rest, ({ change }) => change.coordinate);
  return [
    ...findings,
    ...[...groups.values()].flatMap((group) => approvalFinding(group, surroundings)),
  ];
}

/** What is retired as it was announced has been told to everybody. */
function isToBeApproved({ change: { level, severity, kind } }: JudgedChange): boolean {
  return level === 'CONTRACT' && severity !== 'SAFE' && kind !== 'STAGE_RETIRED';
}

function approvalFinding(
  group: readonly JudgedChange[],
  surroundings: Surroundings,
): readonly Finding[] {
  const [first] = group;
  if (first === undefined) return [];
  const { teams } = surroundings;
  const what = [...new Set(group.map(({ change }) => change.message))].join(' ');
  const transfer = group
    .map((judged) => transferOf(judged, surroundings))
    .find((one) => one !== undefined);
  if (transfer !== undefined) {
    const [from, to] = [nameOwner(transfer.from, teams), nameOwner(transfer.to, teams)];
    const finding = findingOf(first, {
      code: 'OWNERSHIP_TRANSFER',
      severity: 'WARNING',
      message: `${what} It changes hands from ${from} to ${to}: both have to agree to this very change.`,
    });
    return [{ ...finding, ...ownersOf(first, transfer, surroundings) }];
  }
  const owners = [...new Set(group.map(({ change }) => change.owner))];
  const finding = findingOf(first, {
    code: 'APPROVAL_NEEDED',
    severity: 'WARNING',
    message: `${what} Ask ${owners.map((owner) => nameOwner(owner, teams)).join(' and ')} to approve it.`,
  });
  const otherPlaces = group
    .filter(({ change }) => change.owner !== first.change.owner)
    .flatMap(({ change, place }) => {
      const { owner, subgraph } = change;
      if (owner === undefined || subgraph === undefined || place === undefined) return [];
      return [otherPlaceOf(change, { owner, subgraph, place })];
    });
  return [otherPlaces.length > 0 ? { ...finding, otherPlaces } : finding];
}

/** The finding is the former owner's; the new one is asked where the coordinate stands now. */
function ownersOf(
  { change, standing: { is } }: JudgedChange,
  { from, to }: Transfer,
  { after }: Surroundings,
): Pick<Finding, 'owner' | 'otherPlaces'> {
  const { contract } = after.speaker(change.coordinate) ?? is ?? {};
  const place = contract && placeIn(contract, change.coordinate);
  const otherPlaces =
    contract === undefined || place === undefined || to === undefined
      ? []
      : [otherPlaceOf(change, { owner: to, subgraph: contract.contract.name, place })];
  return { ...(from !== undefined && { owner: from }), otherPlaces };
}

function otherPlaceOf(
  { coordinate }: Pick<Change, 'coordinate'>,
  { owner, subgraph, place }: { owner: string; subgraph: string; place: ContractPlace },
): OtherPlace {
  const { source, line, column } = place;
  return { subgraph, coordinate, owner, file: source.name, line, column };
}
