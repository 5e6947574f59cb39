import type { Demand, RegistryReader } from '@demarc/supergraph/registry';
import type { OpenDemand } from './publish-outcome.ts';

/** What still waits for somebody, and the approvals that all the rest goes by. */
export interface Approved {
  readonly open: readonly OpenDemand[];
  /** Numbers of approvals. */
  readonly used: readonly number[];
}

/** Asks of each demand whether all its owners have approved it: not used yet, and not expired. */
export async function splitByApproval(
  registry: Pick<RegistryReader, 'approvals'>,
  demands: readonly Demand[],
  now: Date,
): Promise<Approved> {
  const approvals = await registry.approvals(demands.map(({ id }) => id));
  const valid = approvals.filter(
    ({ usedBy, expiresAt }) => usedBy === undefined && expiresAt > now,
  );
  const found = demands.map((demand) => {
    const given = demand.owners.map((team) =>
      valid.find((approval) => approval.proposal === demand.id && approval.team === team),
    );
    return { demand, given: given.filter((approval) => approval !== undefined) };
  });
  const isOpen = ({ demand, given }: (typeof found)[number]) => given.length < demand.owners.length;
  return {
    open: found.filter(isOpen).map(({ demand, given }) => ({
      ...demand,
      approvedBy: given.map(({ team }) => team),
    })),
    used: found
      .filter((one) => !isOpen(one))
      .flatMap(({ given }) => given.map(({ number }) => number)),
  };
}
