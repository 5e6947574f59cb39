import { parentPort } from 'node:worker_threads';
import { errorCode } from '@demarc/foundation/process';
import { judgePublish, usersOf } from '@demarc/supergraph/publishing';
import type { JudgeAnswer, JudgeBegan, JudgeQuestion, JudgeWork } from './judge-message.ts';
import { keepSources } from './keep-sources.ts';

const keep = keepSources();
const work: JudgeWork = { judge: (question) => judgePublish(keep(question)), usersOf };

parentPort?.on('message', ({ id, name, question }: JudgeQuestion) => {
  answer({ id, began: true });
  // Name and question belong together; the type of a pair cannot say so.
  const run = work[name] as (question: unknown) => Promise<unknown>;
  void run(question).then(
    (result) => answer({ id, ok: true, result }),
    (error: unknown) => {
      const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
      answer({ id, ok: false, name: kind, message, code: errorCode(error) });
    },
  );
});

function answer(message: JudgeAnswer | JudgeBegan): void {
  parentPort?.postMessage(message);
}
