/** A refusal by name: `__typename` tells which member of a union it is. */
export interface Refusal {
  readonly __typename: string;
  readonly message: string;
}

/** What a token may not do. */
export function notPermitted(message: string): Refusal {
  return { __typename: 'NotPermitted', message };
}

/** A request id that stood for something else. */
export function requestIdReused(): Refusal {
  return {
    __typename: 'RequestIdReused',
    message:
      'This `requestId` stood for another request. Nothing was done: a new request needs a new id.',
  };
}

/** An end that is over, or too far away. */
export function expiryNotAllowed(message: string): Refusal {
  return { __typename: 'ExpiryNotAllowed', message };
}
