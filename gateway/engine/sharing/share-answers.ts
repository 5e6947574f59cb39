import { bounds } from '../../bounds.ts';

/** Work that several wait for. It is stopped when the last of them has left. */
interface SharedWork<Answer> {
  readonly answer: Promise<Answer>;
  readonly stop: () => void;
  readonly begunAt: number;
  waiting: number;
}

/** Somebody's part in it. */
export interface AnswerShare<Answer> {
  readonly answer: Promise<Answer>;
  /** Whether somebody else has begun it. */
  readonly isJoined: boolean;
  /** Says that this one waits no longer; the last one who says so stops the work. */
  leave(): void;
}

/** Answers that are being worked on, by what they answer. */
export interface SharedAnswers<Answer> {
  /** Joins the work on the same question, or begins it. */
  share(question: string, begin: () => BegunWork<Answer>): AnswerShare<Answer>;
  /**
   * Nobody joins what was begun up to now: something was written, and who asks from now on has to read it.
   */
  forget(): void;
}

/** Work that was begun, and how to end it early. */
export interface BegunWork<Answer> {
  readonly answer: Promise<Answer>;
  readonly stop: () => void;
}

/**
 * Opens an empty register. Work that has run for long is joined by nobody any more: it may hang, and its time
 * would be up early for who came late.
 *
 * @param now - a monotonic clock in milliseconds
 */
export function openSharedAnswers<Answer>(
  now: () => number = () => performance.now(),
): SharedAnswers<Answer> {
  const running = new Map<string, SharedWork<Answer>>();

  const join = (work: SharedWork<Answer>, isJoined: boolean): AnswerShare<Answer> => {
    work.waiting += 1;
    let isHere = true;
    return {
      answer: work.answer,
      isJoined,
      leave() {
        if (!isHere) return;
        isHere = false;
        work.waiting -= 1;
        if (work.waiting === 0) work.stop();
      },
    };
  };

  return {
    share(question, begin) {
      const known = running.get(question);
      if (known !== undefined && known.waiting > 0 && now() - known.begunAt <= bounds.joinMs.is) {
        return join(known, true);
      }
      const begunAt = now();
      const { answer, stop } = begin();
      const work: SharedWork<Answer> = {
        answer: answer.finally(() => {
          if (running.get(question) === work) running.delete(question);
        }),
        stop,
        begunAt,
        waiting: 0,
      };
      running.set(question, work);
      return join(work, false);
    },
    forget: () => running.clear(),
  };
}
