import { isDeepStrictEqual } from 'node:util';
import { expectAnswer, type GraphQLRequest } from '../graph/expect-answer.ts';
import type { Reply } from './connection.ts';

/** A request as bytes, and what is known of its answer. */
export interface CheckedCall {
  readonly request: Buffer;
  /** @throws Error where the answer is not what one schema over the same data answers */
  check(reply: Reply): void;
}

/**
 * Prepares a request. Its first answer is parsed and compared up to the order of keys; later ones are compared
 * byte for byte with one that was right, and parsed again only where they differ: every answer is checked.
 */
export function prepareCall(url: URL, asked: GraphQLRequest): CheckedCall {
  const body = Buffer.from(JSON.stringify(asked));
  const head =
    `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\n` +
    `accept: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  const expected = expectAnswer(asked);
  let right: Buffer | undefined;
  return {
    request: Buffer.concat([Buffer.from(head), body]),
    check({ status, body: answer }) {
      if (status === 200 && right?.equals(answer)) return;
      const { data, errors } = parseAnswer(status, answer);
      if (status !== 200 || errors !== undefined || !isDeepStrictEqual(data, expected)) {
        throw new Error(
          `A wrong answer, HTTP ${status}, to ${JSON.stringify(asked).slice(0, 200)}\n` +
            answer.toString().slice(0, 1_000),
        );
      }
      right = Buffer.from(answer);
    },
  };
}

function parseAnswer(status: number, answer: Buffer): { data?: unknown; errors?: unknown } {
  try {
    return JSON.parse(answer.toString()) as { data?: unknown; errors?: unknown };
  } catch (error) {
    throw new Error(`No JSON, HTTP ${status}: ${answer.toString().slice(0, 1_000)}`, {
      cause: error,
    });
  }
}
