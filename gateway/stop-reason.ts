/** Why the gateway stopped working on a request before it was answered. */
export type StopReason = 'OPERATION_TIMEOUT' | 'CLIENT_CLOSED';
