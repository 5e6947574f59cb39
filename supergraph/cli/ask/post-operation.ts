import { SupergraphFault } from '@demarc/supergraph/contract';

/** An operation, and whom to ask as whom. */
export interface AskedOperation {
  /** The gateway's endpoint. */
  readonly url: string;
  readonly token: string | undefined;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An answer, as far as a terminal needs it. */
export interface OperationAnswer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
}

/** Longer than the gateway's own patience. */
const PATIENCE_MS = 30_000;

/**
 * Sends an operation to a gateway.
 * @throws SupergraphFault GATEWAY_UNREACHABLE
 */
export async function postOperation({
  url,
  token,
  query,
  variables,
}: AskedOperation): Promise<OperationAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return (await response.json()) as OperationAnswer;
  } catch (cause) {
    throw new SupergraphFault(
      'GATEWAY_UNREACHABLE',
      `${url} does not answer as a gateway does. Start one with \`npm start\`, or name it with --url.`,
      { cause },
    );
  }
}
