import { parsePage, toConnection, type PageArguments } from '@demarc/kit';
import { changelogBetween, SILENCE_MS } from '@demarc/supergraph/publishing';
import type { Version } from '@demarc/supergraph/registry';
import { changelogMarkdown } from '@demarc/supergraph/wording';
import { toChangeSet, type ContractInput } from '../commands/contract-sources.ts';
import type { ControlContext } from '../control-context.ts';
import { findCoordinate } from '../find-coordinate.ts';
import { forbidden } from '../forbidden.ts';
import { listCoordinates, type CoordinatesArguments } from '../list-coordinates.ts';

interface ChangelogArguments {
  readonly from: number;
  readonly to: number;
  readonly includesContracts: boolean;
}

interface CheckArguments {
  readonly contracts: readonly ContractInput[];
  readonly removed: readonly string[];
  readonly today?: string | null;
}

export const Query = {
  currentVersion: (_: unknown, _args: unknown, { registry }: ControlContext) => registry.current(),
  version: (_: unknown, { number }: { readonly number: number }, { loaders }: ControlContext) =>
    loaders.version.load(number),
  async versions(
    _: unknown,
    { subgraph, ...args }: PageArguments & { readonly subgraph?: string | null },
    { registry }: ControlContext,
  ) {
    const page = parsePage(args);
    const versions = await registry.versions({
      first: page.size + 1,
      before: page.after === undefined ? undefined : numberOf(page.after),
      subgraph: subgraph ?? undefined,
    });
    return toConnection(versions, page, ({ number }: Version) => BigInt(number));
  },
  coordinate: (
    _: unknown,
    { coordinate }: { readonly coordinate: string },
    { registry }: ControlContext,
  ) => findCoordinate(registry, coordinate),
  coordinates: (_: unknown, args: CoordinatesArguments, { registry }: ControlContext) =>
    listCoordinates(registry, args),
  checkContracts: (
    _: unknown,
    { contracts, removed, today }: CheckArguments,
    { check }: ControlContext,
  ) => check({ ...toChangeSet({ contracts, removed }), today: today ?? undefined }),
  async changelog(_: unknown, args: ChangelogArguments, { registry, loaders }: ControlContext) {
    const [from, to] = await Promise.all([
      loaders.version.load(args.from),
      loaders.version.load(args.to),
    ]);
    if (from === undefined || to === undefined) return undefined;
    const { includesContracts } = args;
    const title = `What changes from version ${from.number} to version ${to.number}`;
    return changelogMarkdown(
      await changelogBetween(registry, { from, to, includesContracts }),
      title,
    );
  },
  proposals: (_: unknown, args: { readonly first: number }, { registry }: ControlContext) =>
    registry.proposals(parsePage(args).size),
  async auditEntries(_: unknown, args: PageArguments, { registry }: ControlContext) {
    const page = parsePage(args);
    const acts = await registry.acts({
      first: page.size + 1,
      before: page.after === undefined ? undefined : Number(page.after),
    });
    return toConnection(acts, page, ({ number }) => BigInt(number));
  },
  teams: (_: unknown, _args: unknown, { publisher }: ControlContext) => publisher.teams,
  gateways: (_: unknown, _args: unknown, { registry, now }: ControlContext) =>
    registry.gateways(new Date(now.getTime() - SILENCE_MS)),
  gatewayRefusals: (_: unknown, args: { readonly first: number }, { registry }: ControlContext) =>
    registry.refusals(parsePage(args).size),
  tokens(_: unknown, _args: unknown, { registry, actor }: ControlContext) {
    if (actor.kind !== 'ADMIN') throw forbidden('Tokens are for admins to see.');
    return registry.tokens();
  },
};

/** A cursor may be any bigint; a version's number is an integer of the database. */
function numberOf(key: bigint): number {
  return Number(key > 2_147_483_647n ? 2_147_483_647n : key);
}
