import { randomUUID } from 'node:crypto';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { mutationOperations } from './mutation-operations.ts';

/** What a mutation came to; its shape is the union member's. */
export type Result = { readonly __typename: string } & Readonly<
  // A test states the shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  Record<string, any>
>;

/** Asks for a mutation as a user with the grants of now, under a request id of its own unless it is given one. */
export async function ask(
  accounts: TestSubgraph,
  user: string,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Result> {
  const operation = mutationOperations.get(mutation);
  if (operation === undefined) throw new TypeError(`There is no mutation ${mutation}.`);
  const { data, errors } = await accounts.executeAs(user, operation, {
    input: { requestId: randomUUID(), ...input },
  });
  if (errors.length > 0) throw new Error(`${mutation} failed: ${JSON.stringify(errors)}`);
  return (data as { result: Result }).result;
}

/** The organization's facts, in their order, by type. */
export async function factsOf(accounts: TestSubgraph, aggregateId: string): Promise<string[]> {
  const rows = await accounts.owner(
    'select event_type from domain_events where aggregate_id = ? order by aggregate_seq',
    [aggregateId],
  );
  return rows.map(({ event_type: type }) => String(type));
}
