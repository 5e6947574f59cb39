import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../kit/test-gateway.ts';

const CLIENTS = 8;
/** As many operations as are prepared during the warm-up: caches are full when counting begins. */
const VARIANTS = 40;
const READING = '{ me { name } books(first: 2) { nodes { title reviews { stars } } } }';

/** Sends all kinds of operations until the time is over. Returns how many. */
export async function sendOperations(url: string, durationMs: number): Promise<number> {
  const endsAt = performance.now() + durationMs;
  let sent = 0;
  const client = async () => {
    while (performance.now() < endsAt) {
      sent += 1;
      await sendOne(`${url}/graphql`, sent);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return sent;
}

async function sendOne(url: string, turn: number): Promise<void> {
  switch (turn % 8) {
    case 0:
      // Alike and at once: one answer for all.
      await Promise.all([1, 2, 3, 4].map(() => ask(url, READING)));
      return;
    case 1:
      await ask(url, 'mutation { addReview(isbn: "b1", stars: 5) { stars } }');
      return;
    case 2:
      await leaveEarly(url, turn);
      return;
    case 3:
      await ask(url, '{ nobody { knows } }');
      return;
    case 4:
      await ask(url, `query ($id: ID!) { member(id: $id) { name reviews { stars } } }`, {
        variables: { id: turn % 3 === 0 ? 'm1' : `m${turn}` },
      });
      return;
    default:
      await ask(url, `{ alias${turn % VARIANTS}: me { name reviews { stars } } }`);
  }
}

/** A client that has gone before the answer comes, or just after. */
async function leaveEarly(url: string, turn: number): Promise<void> {
  const leaver = new AbortController();
  const { signal } = leaver;
  const answer = ask(url, READING, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  await pause(turn % 20);
  leaver.abort();
  await answer;
}
