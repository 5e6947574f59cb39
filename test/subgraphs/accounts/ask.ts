import { randomUUID } from 'node:crypto';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { mutationOperations } from './mutation-operations.ts';

/** A membership as mutations are asked to tell it. */
export interface ToldMembership {
  readonly id: string;
  readonly user: { readonly id: string };
  readonly roleAssignments: readonly { readonly role: { readonly code: string } }[];
}

/** What a mutation came to: what every test reads of it; the rest a test compares. */
export interface Result {
  readonly __typename: string;
  readonly replayed?: boolean;
  readonly organization?: { readonly id: string } | null;
  readonly workspace?: { readonly id: string } | null;
  readonly membership?: ToldMembership | null;
  readonly delegation?: { readonly id: string } | null;
}

/** Asks for a mutation as a user with the grants of now, under a request id of its own unless it is given one. */
export async function ask(
  accounts: TestSubgraph,
  user: string,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Result> {
  const operation = mutationOperations.get(mutation);
  if (operation === undefined) throw new TypeError(`There is no mutation ${mutation}.`);
  const variables = { input: { requestId: randomUUID(), ...input } };
  const { result } = await read<{ result: Result }>(accounts, user, operation, variables);
  return result;
}

/** What a mutation changed. @throws where it was refused, or is not seen any more */
export function changed<Part extends 'organization' | 'workspace' | 'membership' | 'delegation'>(
  result: Result,
  part: Part,
): NonNullable<Result[Part]> {
  const entity = result[part];
  if (!entity) throw new Error(`There is no ${part} in ${JSON.stringify(result)}.`);
  return entity;
}

/** Asks as a user with the grants of now, for an answer without errors; the test states its shape. */
export async function read<Data>(
  accounts: TestSubgraph,
  user: string,
  operation: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const answer = await accounts.executeAs(user, operation, variables);
  if (answer.errors.length > 0) throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`);
  return answer.data as Data;
}

/** The types of an aggregate's facts, in their order. */
export async function factsOf(accounts: TestSubgraph, aggregateId: string): Promise<string[]> {
  const rows = await accounts.owner(
    'select event_type from domain_events where aggregate_id = ? order by aggregate_seq',
    [aggregateId],
  );
  return rows.map(({ event_type: type }) => String(type));
}
