import { may } from '@demarc/foundation/identity';
import { errorCode } from '@demarc/foundation/process';
import { AggregateContended, openAggregateLocks } from '../facts/aggregate-lock.ts';
import { openFactWriter } from '../facts/fact-writer.ts';
import type { RequestContext } from '../request-context.ts';
import { claimRequest, completeRequest, type RequestClaim } from './claim-request.ts';
import type { Command } from './command.ts';
import { hashRequest } from './hash-request.ts';
import { Refused, type Outcome } from './refused.ts';
import { permissionDenied } from './refusals.ts';

/** What a mutation's resolver is asked: every input names its request. */
export interface MutationInput {
  readonly requestId: string;
}

/** A mutation and what it does. */
export interface CommandDefinition<Input extends MutationInput, Loaders> {
  /** The mutation's name, such as `createOrganization`. */
  readonly name: string;
  readonly input: Input;
  /** Decides and writes, within the command's transaction. Throws `Refused` for what the domain refuses. */
  readonly work: (command: Command<Loaders>) => Promise<Outcome>;
}

/** What a payload's resolvers start from. */
export type AnsweredOutcome = Outcome & { readonly replayed: boolean };

/** A deadlock, or two transactions that cannot both be right: the loser decides anew. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 4;

/**
 * Runs a mutation once for its request id: claim, decide, facts, state and outcome are one
 * transaction. A second call with the same id and input gets the first one's outcome; a refusal is an
 * outcome too, and leaves nothing else. A fault takes claim and work back, so that a retry runs again.
 *
 * @throws GraphQLError REQUEST_IN_PROGRESS, REQUEST_ID_REUSED, REQUEST_EXPIRED; whatever `work` throws
 *   but `Refused`
 */
export async function runCommand<Input extends MutationInput, Loaders>(
  context: RequestContext<Loaders>,
  definition: CommandDefinition<Input, Loaders>,
): Promise<AnsweredOutcome> {
  const touched = new Set<string>();
  for (let attempt = 1; ;) {
    try {
      return await tryOnce(context, definition, touched);
    } catch (error) {
      if (error instanceof Refused && !error.isKept) {
        await context.begin();
        return { ...error.outcome, replayed: false };
      }
      // As often as it comes to another aggregate, which is known from then on.
      if (error instanceof AggregateContended) continue;
      const mayRetry = RETRYABLE.has(errorCode(error) ?? '') && attempt < MAX_ATTEMPTS;
      if (!mayRetry) throw error;
      attempt += 1;
    }
  }
}

async function tryOnce<Input extends MutationInput, Loaders>(
  context: RequestContext<Loaders>,
  { name, input, work }: CommandDefinition<Input, Loaders>,
  touched: Set<string>,
): Promise<AnsweredOutcome> {
  const { identity, now, traceId } = context;
  const { requestId } = input;
  const claim: RequestClaim = {
    scopeKey: identity.subject,
    requestId,
    hash: hashRequest({ coordinate: `Mutation.${name}`, input }),
    traceId,
    now,
  };
  return context.write(async (em, loaders) => {
    const earlier = await claimRequest(em, claim);
    if (earlier !== undefined) return { ...earlier, replayed: true };
    const locks = await openAggregateLocks(em, touched);
    const origin = { actorRef: identity.subject, now, traceId, requestId };
    const command: Command<Loaders> = {
      em,
      loaders,
      identity: context.identity,
      ...origin,
      facts: openFactWriter(em, origin, locks),
      permit(permission, place) {
        if (!may(context.identity, permission, place)) throw permissionDenied(permission);
      },
    };
    const outcome = await decide(command, work);
    await completeRequest(em, claim, outcome);
    return { ...outcome, replayed: false };
  });
}

/** Behind a savepoint, and with every deferred check made, so that a refusal leaves no trace. */
async function decide<Loaders>(
  command: Command<Loaders>,
  work: CommandDefinition<MutationInput, Loaders>['work'],
): Promise<Outcome> {
  const { em } = command;
  // By hand: a nested transaction of the ORM hangs PGlite where work goes on with the outer one.
  await em.execute('savepoint decision');
  try {
    const outcome = await work(command);
    await em.flush();
    await em.execute('set constraints all immediate');
    await em.execute('set constraints all deferred');
    return outcome;
  } catch (error) {
    if (!(error instanceof Refused) || !error.isKept) throw error;
    em.clear();
    await em.execute('rollback to savepoint decision');
    return error.outcome;
  }
}
