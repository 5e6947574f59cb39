import type { Change, Difference } from '../change.ts';
import { contractNamed } from '../contract-named.ts';
import { allowChange, type Permission } from './allow-change.ts';
import { culpritOf } from './culprit-of.ts';
import { directiveDefinition } from './directive-definition.ts';
import { effectiveLevel } from './effective-level.ts';
import { placeIn, type ContractPlace } from './place-in.ts';
import { standingOf, type GraphPair, type Standing } from './standing-of.ts';

/** A change with all that its findings need. */
export interface JudgedChange {
  readonly change: Change;
  readonly standing: Standing;
  readonly permission: Permission;
  readonly place: ContractPlace | undefined;
}

/** Judges one difference by itself. */
export function judgeChange(
  difference: Difference,
  graphs: GraphPair & { readonly today: string },
): JudgedChange {
  const standing = standingOf(difference, graphs);
  const permission = allowChange({ difference, standing, ...graphs });
  const subgraph = culpritOf(difference, standing, graphs);
  const owner = ownerOf(difference, standing, graphs);
  const contract = subgraph === undefined ? undefined : contractNamed(graphs.after, subgraph);
  const place = contract && placeIn(contract, difference.coordinate);
  const change: Change = {
    ...difference,
    ...(owner !== undefined && { owner }),
    ...(subgraph !== undefined && { subgraph }),
    ...(place && { file: place.source.name, line: place.line, column: place.column }),
    allowed: permission === 'ALLOWED',
    ...forbiddenBy(permission, standing),
  };
  return { change, standing, permission, place };
}

function forbiddenBy(permission: Permission, { keeper }: Standing): Pick<Change, 'forbiddenBy'> {
  if (permission === 'ALLOWED') return {};
  const isFrozen = permission === 'LEVEL' && effectiveLevel(keeper?.facts) === 'FROZEN';
  return { forbiddenBy: isFrozen ? 'FROZEN' : permission };
}

/** Whose it was; of an addition whose it is, of a part of something else whose that is. */
function ownerOf(
  { coordinate }: Difference,
  { was, is, keeper }: Standing,
  { before, after }: GraphPair,
): string | undefined {
  const statement = was ?? is ?? keeper;
  if (statement !== undefined) return statement.facts.owner;
  return [...before.contracts, ...after.contracts].find(
    (contract) => directiveDefinition(contract, coordinate) !== undefined,
  )?.schemaOwner;
}
