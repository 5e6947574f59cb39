/** What the commands of subscriptions need. */
export const subscriptionCommands: readonly string[] = [
  // A trial whose cancellation is taken back is a trial still.
  `insert into state_transitions (machine, from_state, to_state)
     values ('billing_subscriptions', 'CANCELLED', 'TRIALING')`,
];
