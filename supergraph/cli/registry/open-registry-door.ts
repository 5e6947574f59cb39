import { SupergraphFault } from '@demarc/supergraph/contract';
import { z } from 'zod';
import { plainLine } from '../report/plain-text.ts';
import type { Credential } from './open-credential.ts';
import { readBounded } from './read-bounded.ts';
import type { RegistryCall, RegistryDoor } from './registry-door.ts';

const PATH = '/graphql';

/** The supergraph of a large graph, and the report on it. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

/** What GraphQL answers, and what the door in front of it does. */
const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  message: z.string().optional(),
});

type Answer = z.infer<typeof answerSchema>;

/**
 * Opens the door at an origin.
 * @param openCredential - called once, when something is asked
 */
export function openRegistryDoor(
  url: string,
  openCredential: () => Promise<Credential>,
): RegistryDoor {
  let credential: Promise<Credential> | undefined;
  return {
    url,
    async ask(call) {
      credential ??= openCredential();
      const request = { url, call, credential: await credential };
      try {
        return await post(request).catch((error: unknown) => {
          if (isBroken(error)) return post(request);
          throw error;
        });
      } catch (error) {
        throw asFault(error, request);
      }
    },
  };
}

interface Request {
  readonly url: string;
  readonly call: RegistryCall;
  readonly credential: Credential;
}

async function post({ url, call, credential }: Request): Promise<unknown> {
  const { document: query, variables = {}, patienceMs } = call;
  const body = JSON.stringify({ query, variables });
  const response = await fetch(new URL(PATH, url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization: await credential.authorize({ method: 'POST', path: PATH, body }),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  });
  const answer = parseAnswer(await readBounded(response, MAX_ANSWER_BYTES));
  if (response.status === 401 || response.status === 403) {
    throw new SupergraphFault('REGISTRY_REFUSED', `${url}: ${credential.whyRefused}`);
  }
  const [error] = answer?.errors ?? [];
  if (error !== undefined) throw faultOf(error, url);
  if (!response.ok || answer?.data === undefined) {
    const said = answer?.message === undefined ? '' : `: ${plainLine(answer.message)}`;
    const what = response.ok
      ? 'answers, and not as a registry does'
      : `answers with HTTP ${response.status}${said}`;
    throw unreachable(`The registry at ${url} ${what}.`);
  }
  return answer.data;
}

/** An absent value and a null one are the same to a reader, who has optional properties. */
function parseAnswer(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text, (_key, member: unknown) => member ?? undefined);
    return answerSchema.safeParse(value).data;
  } catch {
    // A proxy's page: the status says more.
    return undefined;
  }
}

/** What is masked is a fault of the registry; everything else is about what was asked. */
function faultOf({ message, extensions }: NonNullable<Answer['errors']>[number], url: string) {
  const isFault = extensions?.code === 'INTERNAL_SERVER_ERROR';
  return new SupergraphFault(
    isFault ? 'REGISTRY_UNREACHABLE' : 'REGISTRY_REFUSED',
    isFault
      ? `The registry at ${url} could not answer; its log says why: ${plainLine(message)}`
      : `The registry at ${url} refuses this: ${plainLine(message)}`,
  );
}

/** The connection was there, or might have been, and nobody knows what came of the call. */
function isBroken(error: unknown): boolean {
  return isNamed(error, 'TypeError') && causeOf(error)?.message !== 'unexpected redirect';
}

/** By its name: what `fetch` throws is of the realm of Node, which need not be that of this module. */
function isNamed(error: unknown, ...names: readonly string[]): error is Error {
  return isError(error) && names.includes(error.name);
}

/** What `fetch` throws keeps the reason in its cause. */
function causeOf({ cause }: Error): Error | undefined {
  return isError(cause) ? cause : undefined;
}

function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'name' in value && 'message' in value;
}

function asFault(error: unknown, { url, call }: Request): unknown {
  if (error instanceof SupergraphFault) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return unreachable(
      `The registry at ${url} has not answered for ${call.patienceMs / 1000} seconds.`,
      error,
    );
  }
  if (!isNamed(error, 'TypeError', 'RangeError')) return error;
  const why = causeOf(error)?.message ?? error.message;
  return unreachable(`The registry does not answer at ${url}: ${plainLine(why)}.`, error);
}

function unreachable(what: string, cause?: unknown): SupergraphFault {
  const todo = 'Is it running (`demarc registry`, `npm start`), and is this its address?';
  return new SupergraphFault('REGISTRY_UNREACHABLE', `${what} ${todo}`, { cause });
}
