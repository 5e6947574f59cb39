/** Whether a fetch of the plan writes. The planner prints the operation's kind first, except for a bare query. */
export function isMutation(query: string): boolean {
  return query.startsWith('mutation');
}
