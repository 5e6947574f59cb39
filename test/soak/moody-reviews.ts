import { misbehaviours, startMisbehavingServer } from '../kit/misbehaving-server.ts';
import type { MisbehavingServer } from '../kit/misbehaving-server.ts';

/** One call in ten goes wrong: few enough for the breaker to let the others through. */
const MOODS = [
  'a reset',
  'HTTP 500',
  'a hang',
  'a drip',
  'truncated JSON',
  'a body shorter than announced',
  'a hang in the body',
  'what is no HTTP',
  'a redirect',
  'a reply of 200 MB',
] as const;

/** The reviews of the bookshop, which answers well nine times in ten, and badly in all ways by turns. */
export async function startMoodyReviews(): Promise<MisbehavingServer> {
  let calls = 0;
  const server: MisbehavingServer = await startMisbehavingServer((request, response) => {
    const body = server.received.pop() ?? '';
    calls += 1;
    const mood = calls % 10 === 0 ? MOODS[(calls / 10) % MOODS.length] : undefined;
    if (mood !== undefined) return misbehaviours[mood](request, response);
    response.writeHead(200, { 'content-type': 'application/json' });
    return response.end(JSON.stringify({ data: answerTo(body) }));
  });
  return server;
}

function answerTo(body: string): object {
  const { query, variables } = JSON.parse(body) as {
    readonly query: string;
    readonly variables?: { readonly representations?: readonly unknown[] };
  };
  if (query.startsWith('mutation')) return { addReview: { stars: 5 } };
  const entities = variables?.representations ?? [];
  return { _entities: entities.map(() => ({ reviews: [{ stars: 4 }, { stars: 5 }] })) };
}
