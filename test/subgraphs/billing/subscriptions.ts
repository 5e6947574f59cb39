const SUBSCRIPTION = `id state startedAt trialEndsAt currentPeriodStart currentPeriodEnd cancelledAt
  endedAt pricePlan { code } pricePlanVersion { versionNumber }`;

const REFUSALS = `... on Refusal { message }
  ... on PermissionDenied { permission }
  ... on TargetNotFound { id }`;

/** Each mutation of subscriptions, and everything that its payload and its refusals tell. */
export const subscriptionMutations = {
  subscribe: `mutation ($input: SubscribeInput!) { subscribe(input: $input) {
    __typename ${REFUSALS}
    ... on SubscribePayload {
      replayed billingAccount { id currency collectionState balance { amountMinor } }
      subscription { ${SUBSCRIPTION} }
    }
    ... on SubscriptionExists { subscriptionId state }
    ... on CurrencyMismatch { currency }
    ... on CurrencyNotOffered { currency }
  } }`,
  changePricePlan: `mutation ($input: ChangePricePlanInput!) { changePricePlan(input: $input) {
    __typename ${REFUSALS}
    ... on ChangePricePlanPayload {
      replayed subscription { ${SUBSCRIPTION} } endedSubscription { ${SUBSCRIPTION} }
    }
    ... on SubscriptionNotRenewed { subscriptionId state }
    ... on SamePricePlan { pricePlanCode }
    ... on CurrencyNotOffered { currency }
  } }`,
  cancelSubscription: `mutation ($input: CancelSubscriptionInput!) { cancelSubscription(input: $input) {
    __typename ${REFUSALS}
    ... on CancelSubscriptionPayload { replayed subscription { ${SUBSCRIPTION} } }
    ... on SubscriptionNotRenewed { subscriptionId state }
  } }`,
  resumeSubscription: `mutation ($input: ResumeSubscriptionInput!) { resumeSubscription(input: $input) {
    __typename ${REFUSALS}
    ... on ResumeSubscriptionPayload { replayed subscription { ${SUBSCRIPTION} } }
    ... on SubscriptionNotResumable { subscriptionId state }
  } }`,
} as const;

export type SubscriptionMutation = keyof typeof subscriptionMutations;
