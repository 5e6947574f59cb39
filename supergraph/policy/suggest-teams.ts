import { listNames } from './list-names.ts';
import type { PolicySubject } from './policy-rule.ts';

/** The ids of the teams that answer for the checked subgraph. */
export function teamsOfContext({ teams, contract }: PolicySubject): readonly string[] {
  return [...teams.values()].flatMap(({ id, contexts }) =>
    contexts.includes(contract.name) ? [id] : [],
  );
}

/** `Teams of billing: billing and payments.`, or what to do where there is none. */
export function suggestTeams(subject: PolicySubject): string {
  const ids = teamsOfContext(subject);
  const { name } = subject.contract;
  return ids.length > 0
    ? `Teams of ${name}: ${listNames(ids)}.`
    : `No team of owners.yaml has ${name} among its contexts yet: add it to one.`;
}
