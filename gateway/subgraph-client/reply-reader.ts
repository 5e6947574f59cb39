import { errors, type Dispatcher } from 'undici';
import { errorCode } from '@demarc/foundation/process';
import { readAnswer } from './read-answer.ts';
import { readHead } from './read-head.ts';
import type { Rest } from './open-rests.ts';
import { readRest } from './read-rest.ts';
import { failed, type SubgraphFailure, type SubgraphOutcome } from './subgraph-outcome.ts';

/** How one attempt ended. */
export interface AttemptEnd {
  readonly outcome: SubgraphOutcome;
  /** Where the subgraph asks to be left alone. */
  readonly rest: Rest | undefined;
}

/** Who wants to know. */
export interface AttemptListener {
  attemptEnded(end: AttemptEnd): void;
}

/** Given up by us: no error of its own for each, since a stack trace would be made for it. */
const GIVEN_UP = new Error('given up');

/**
 * Reads the reply to one POST, of which it believes nothing. Every way in which that can end is an outcome,
 * never a throw, and is told once. One object for each attempt, in place of a stream, a promise and a signal:
 * this is the hot path.
 */
export class ReplyReader implements Dispatcher.DispatchHandler {
  readonly #isSigned: boolean;
  readonly #listener: AttemptListener;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #rest: Rest | undefined;
  #refusal: SubgraphFailure | undefined;
  #isGivenUp = false;
  #isEnded = false;

  constructor(isSigned: boolean, listener: AttemptListener) {
    this.#isSigned = isSigned;
    this.#listener = listener;
  }

  /** Nobody wants the reply any longer: cuts the connection, or sends nothing where nothing was sent. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.#controller?.abort(GIVEN_UP);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Thrown, the request is dropped; aborted, its connection would be lost too.
    if (this.#isGivenUp) throw GIVEN_UP;
    this.#controller = controller;
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // Informational: the reply is still to come (RFC 9110, 15.2).
    if (status < 200) return;
    this.#status = status;
    this.#rest = readRest(status, headers['retry-after'], Date.now());
    this.#refusal = readHead(status, headers['content-type'], this.#isSigned);
    // Cuts the connection: what follows is of no use, and may be endless.
    if (this.#refusal !== undefined) controller.abort(GIVEN_UP);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.#chunks;
    const whole = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    this.#end(readAnswer(this.#status, whole.toString('utf8')));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    const outcome = this.#refusal ?? describeError(error);
    // The pool is in the middle of something, and whoever listens may send again.
    queueMicrotask(() => this.#end(outcome));
  }

  #end(outcome: SubgraphOutcome): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#listener.attemptEnded({ outcome, rest: this.#rest });
  }
}

function describeError(error: unknown): SubgraphFailure {
  // Has no code of its own.
  if (error instanceof errors.HTTPParserError) {
    return failed('SUBGRAPH_INVALID_RESPONSE', 'the reply is no HTTP');
  }
  const code = errorCode(error) ?? 'an error without a code';
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return failed('SUBGRAPH_RESPONSE_TOO_LARGE', 'the reply was cut');
  }
  return failed('SUBGRAPH_UNAVAILABLE', code, true);
}
