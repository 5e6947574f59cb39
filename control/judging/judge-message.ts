import type { judgePublish, usersOf } from '@demarc/supergraph/publishing';

/** What the thread can do: data in, data out. */
export interface JudgeWork {
  readonly judge: typeof judgePublish;
  readonly usersOf: typeof usersOf;
}

/** What it is asked, one after the other. */
export interface JudgeQuestion<Name extends keyof JudgeWork = keyof JudgeWork> {
  readonly id: number;
  readonly name: Name;
  readonly question: Parameters<JudgeWork[Name]>[0];
}

/** What it answers, or what broke, in words that outlive the thread. */
export type JudgeAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly name: string;
      readonly message: string;
      readonly code: string | undefined;
    }
);

/** It has begun: a thread that is new takes its time before that. */
export interface JudgeBegan {
  readonly id: number;
  readonly began: true;
}
