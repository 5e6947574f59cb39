/** What the commands of subscriptions need. */
export const subscriptionCommands: readonly string[] = [];
