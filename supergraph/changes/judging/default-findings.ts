import { groupBy, placeOf, type Finding, type Team } from '@demarc/supergraph/contract';
import type { JudgedChange } from './judge-change.ts';
import { nameOwner } from './name-owner.ts';
import { schemaDefaults } from './schema-defaults.ts';

/** How many coordinates a message names. */
const NAMED = 5;

/**
 * Takes together what changes only because the default of the schema does: one finding for all that
 * inherit it, at the schema. The rest is told where it stands.
 */
export function defaultFindings(
  changes: readonly JudgedChange[],
  teams: ReadonlyMap<string, Team>,
): { readonly findings: readonly Finding[]; readonly rest: readonly JudgedChange[] } {
  const inheriting = changes.filter(isInherited);
  const groups = groupBy(
    inheriting,
    ({ change: { subgraph = '', kind } }) => `${subgraph} ${kind}`,
  );
  const large = [...groups.values()].filter(({ length }) => length > 1);
  const told = new Set(large.flat());
  return {
    findings: large.flatMap((group) => defaultFinding(group, teams)),
    rest: changes.filter((judged) => !told.has(judged)),
  };
}

function isInherited({ change: { kind }, standing: { was, is } }: JudgedChange): boolean {
  if (was === undefined || is === undefined) return false;
  const part =
    kind === 'OWNER_CHANGED' ? 'owner' : kind === 'COMPAT_LOWERED' ? 'compat' : undefined;
  if (part === undefined) return false;
  const [from, to] = [schemaDefaults(was.contract)[part], schemaDefaults(is.contract)[part]];
  return from !== to && was.facts[part] === from && is.facts[part] === to;
}

function defaultFinding(
  group: readonly JudgedChange[],
  teams: ReadonlyMap<string, Team>,
): readonly Finding[] {
  const [first] = group;
  const { was, is } = first?.standing ?? {};
  if (first === undefined || was === undefined || is === undefined) return [];
  const { subgraph, owner, kind } = first.change;
  const [from, to] = [schemaDefaults(was.contract), schemaDefaults(is.contract)];
  const names = group.map(({ change }) => change.coordinate);
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const what = `${names.slice(0, NAMED).join(', ')}${more}`;
  const place = {
    severity: 'WARNING',
    ...(owner !== undefined && { owner }),
    ...(subgraph !== undefined && { subgraph }),
    ...(to.location && placeOf(to.location)),
  } as const;
  if (kind === 'COMPAT_LOWERED') {
    const owners = [...new Set(group.map(({ change }) => change.owner))];
    const asked = owners.map((one) => nameOwner(one, teams)).join(' and ');
    const message = `The default level of ${subgraph ?? ''} was ${from.compat} and is now ${to.compat}, for ${what}. Ask ${asked} to approve it.`;
    return [{ code: 'APPROVAL_NEEDED', message, ...place }];
  }
  const [old, now] = [nameOwner(from.owner, teams), nameOwner(to.owner, teams)];
  const message = `The default owner of ${subgraph ?? ''} changes from ${old} to ${now}, for ${what}: both have to agree to this very change.`;
  return [{ code: 'OWNERSHIP_TRANSFER', message, ...place }];
}
