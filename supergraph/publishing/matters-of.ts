import { groupBy, type Finding } from '@demarc/supergraph/contract';
import type { Change } from '../changes/change.ts';
import type { CheckReport } from '../check-report.ts';
import { listNames } from '../policy/list-names.ts';

/** One thing to approve: mostly a coordinate, with all that is different about it. */
export interface Matter {
  /** What it is called: its coordinate, or `schema of billing` for what all of a contract inherits. */
  readonly name: string;
  /** What is approved with it. */
  readonly coordinates: readonly string[];
  readonly changes: readonly Change[];
  /** The findings that ask for approval. */
  readonly asking: readonly Finding[];
  /** What would be different, in sentences. */
  readonly message: string;
}

/** Findings that ask owners, whatever their severity. */
export const askingFindings: ReadonlySet<string> = new Set([
  'APPROVAL_NEEDED',
  'OWNERSHIP_TRANSFER',
]);

/**
 * What a report asks owners about, each coordinate once. A type that changes hands takes the fields along
 * that do nothing but move with it.
 */
export function mattersOf({ steps, changes }: CheckReport): readonly Matter[] {
  const asking = steps.flatMap(({ findings }) =>
    findings.filter(({ code }) => askingFindings.has(code)),
  );
  const byCoordinate = groupBy(changes, ({ coordinate }) => coordinate);
  const names = new Set([
    ...changes
      .filter(({ allowed, forbiddenBy = 'LEVEL' }) => !allowed && forbiddenBy === 'LEVEL')
      .map(({ coordinate }) => coordinate),
    ...asking.flatMap(({ coordinate }) => coordinate ?? []),
  ]);
  const matters = [...names].map((name): Matter => {
    const about = byCoordinate.get(name) ?? [];
    return {
      name,
      coordinates: [name],
      changes: about,
      asking: asking.filter(({ coordinate }) => coordinate === name),
      message: [...new Set(about.map(({ message }) => message))].join(' '),
    };
  });
  const inherited = asking
    .filter(({ coordinate }) => coordinate === undefined)
    .map((finding) => inheritedMatter(finding, changes));
  return [...foldMoves(matters), ...inherited];
}

/** What is different of all that inherits from the schema of a contract: its default owner or level. */
function inheritedMatter(finding: Finding, all: readonly Change[]): Matter {
  const { code, subgraph = '', message } = finding;
  const kind = code === 'OWNERSHIP_TRANSFER' ? 'OWNER_CHANGED' : 'COMPAT_LOWERED';
  const changes = all.filter((change) => change.subgraph === subgraph && change.kind === kind);
  const coordinates = [...new Set(changes.map(({ coordinate }) => coordinate))];
  return { name: `schema of ${subgraph}`, coordinates, changes, asking: [finding], message };
}

/** Fields that only move with their type are approved with it. */
function foldMoves(matters: readonly Matter[]): readonly Matter[] {
  const moves = groupBy(matters.filter(isMove), ({ name }) => name.replace(/\..*$/, ''));
  const folded = new Set<Matter>();
  const whole = matters.map((matter): Matter => {
    const moving = isHandOver(matter) ? (moves.get(matter.name) ?? []) : [];
    const along = moving.filter((one) => one !== matter && isSameHands(one, matter));
    if (along.length === 0) return matter;
    for (const one of along) folded.add(one);
    const names = listNames(along.map(({ name }) => name));
    return {
      ...matter,
      coordinates: [matter, ...along].flatMap(({ coordinates }) => coordinates),
      changes: [matter, ...along].flatMap(({ changes }) => changes),
      asking: [matter, ...along].flatMap(({ asking }) => asking),
      message: `${matter.message} With it goes ${names}.`,
    };
  });
  return whole.filter((_, index) => !folded.has(matters[index] as Matter));
}

/** Nothing about it is different but who resolves it. */
function isMove(matter: Matter): boolean {
  return (
    isHandOver(matter) &&
    matter.changes.every(({ kind, allowed }) => kind === 'RESOLVER_MOVED' && allowed)
  );
}

function isHandOver({ asking }: Matter): boolean {
  return asking.some(({ code }) => code === 'OWNERSHIP_TRANSFER');
}

function isSameHands(one: Matter, other: Matter): boolean {
  const hands = ({ asking }: Matter) =>
    asking
      .filter(({ code }) => code === 'OWNERSHIP_TRANSFER')
      .flatMap(({ owner, otherPlaces = [] }) => [owner, ...otherPlaces.map((place) => place.owner)])
      .join(' ');
  return hands(one) === hands(other);
}
