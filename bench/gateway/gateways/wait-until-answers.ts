import { setTimeout as rest } from 'node:timers/promises';

/** How to see that a program listens. */
export interface Readiness {
  readonly url: string;
  /** Answers 200 once the program is ready. */
  readonly path: string;
}

const LOOK_EVERY_MS = 100;

/** Looks again and again, until it answers or `late` says stop. @returns where it listens */
export async function waitUntilAnswers(
  { url, path }: Readiness,
  late: AbortSignal,
): Promise<string> {
  while (!late.aborted) {
    const isReady = await fetch(url + path, { signal: late }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
    if (isReady) break;
    await rest(LOOK_EVERY_MS);
  }
  return url;
}
