import { approveProposal } from '../commands/approve-proposal.ts';
import { createToken } from '../commands/create-token.ts';
import { publishContracts } from '../commands/publish-contracts.ts';
import { revokeToken } from '../commands/revoke-token.ts';
import { rollBackGraph } from '../commands/roll-back-graph.ts';
import type { ControlContext } from '../control-context.ts';

/** Hands the one argument of a mutation to its command. */
function toCommand<Input>(command: (input: Input, context: ControlContext) => Promise<object>) {
  return (_: unknown, { input }: { readonly input: Input }, context: ControlContext) =>
    command(input, context);
}

export const Mutation = {
  publishContracts: toCommand(publishContracts),
  rollBackGraph: toCommand(rollBackGraph),
  approveProposal: toCommand(approveProposal),
  createToken: toCommand(createToken),
  revokeToken: toCommand(revokeToken),
};
