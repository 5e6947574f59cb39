import type { Pin } from '@demarc/foundation/config';
import { describeFault, type Log } from '@demarc/foundation/process';
import { GatewayFault } from '../gateway-fault.ts';
import type { SupergraphDocument } from '../supergraph-document.ts';
import type { ServedVersions } from '../versions/served-versions.ts';
import type { Announcement } from './announcement.ts';
import type { Copies } from './copies.ts';
import type { RegistryAnswer } from './registry-answer.ts';
import type { RegistryClient } from './registry-client.ts';

/** A version that this gateway would not serve. */
export interface Refusal {
  readonly number: number | undefined;
  readonly digest: string;
  readonly code: string;
  readonly reason: string;
}

/** Decides what is served, of what the registry says, what lies on disk, and what a pin holds it at. */
export interface VersionSwitch {
  /** The registry says what is current, and perhaps sends it along. */
  announce(version: Announcement, document?: SupergraphDocument): void;
  /** Holds it there, or lets it go; false where nothing changes by that. */
  pinTo(pin: Pin | undefined): boolean;
  /** Takes what the registry has answered for what is current; nothing where it has not. */
  take(answer: RegistryAnswer): void;
  /**
   * Serves what is to be served now. Not to be called while a call runs.
   * @param mayFallBack - whether a copy on disk does where nothing is served yet
   * @returns why something is served that is not wanted; undefined when all is as it should be
   */
  turn(mayFallBack: boolean, signal: AbortSignal): Promise<string | undefined>;
  /** What the registry said last. */
  announced(): Announcement | undefined;
  isPinned(): boolean;
  serves(): { readonly number: number | undefined; readonly digest: string } | undefined;
  /** The last version that was refused. */
  refused(): Refusal | undefined;
}

/** What the switch works with. */
export interface SwitchOptions {
  readonly registry: RegistryClient;
  readonly copies: Copies;
  readonly versions: ServedVersions;
  readonly log: Log;
}

interface Candidate {
  readonly digest: string;
  readonly number: number | undefined;
}

/** Bytes that arrived broken may arrive whole some other time; everything else stays as it is. */
const CORRUPTED_REST_MS = 60_000;

/** Opens a switch that has heard nothing yet. */
export function openVersionSwitch(options: SwitchOptions): VersionSwitch {
  const { registry, copies, versions, log } = options;
  let announced: Announcement | undefined;
  /** What was announced, where it came along or a pin keeps it from being served. */
  let held: SupergraphDocument | undefined;
  let pin: Pin | undefined;
  let serving: (Candidate & { readonly inTurn: boolean }) | undefined;
  let refused: Refusal | undefined;
  const refusals = new Map<string, Refusal & { readonly at: number }>();

  const announce = (version: Announcement, document?: SupergraphDocument) => {
    if (announced?.digest !== version.digest) refusals.clear();
    announced = version;
    if (document !== undefined) held = document;
  };

  const refuse = (refusal: Refusal) => {
    refused = refusal;
    refusals.set(refusal.digest, { ...refusal, at: performance.now() });
    const { number: version, digest: supergraph, code, reason } = refusal;
    log.error({ supergraph, version, code, reason }, 'supergraph.refused');
  };

  const isRefused = (digest: string): boolean => {
    const refusal = refusals.get(digest);
    if (refusal === undefined) return false;
    return (
      refusal.code !== 'SUPERGRAPH_CORRUPTED' || performance.now() - refusal.at < CORRUPTED_REST_MS
    );
  };

  /** What is to be served, the best first. */
  const candidates = async (mayFallBack: boolean): Promise<readonly Candidate[]> => {
    if (pin === undefined) {
      const wanted = announced === undefined ? [] : [announced];
      return mayFallBack && serving?.inTurn !== true
        ? [...wanted, ...(await copies.list())]
        : wanted;
    }
    const list = await copies.list();
    const digest = pin === 'previous' ? list.filter(({ inTurn }) => inTurn)[1]?.digest : pin;
    if (digest === undefined) return [];
    return [list.find((copy) => copy.digest === digest) ?? { digest, number: undefined }];
  };

  const obtain = async (candidate: Candidate, signal: AbortSignal): Promise<RegistryAnswer> => {
    const { digest, number = 0 } = candidate;
    const document = held?.digest === digest ? held : await copies.read(digest);
    if (document !== undefined) return { kind: 'DOCUMENT', document, number };
    return registry.byDigest(digest, signal);
  };

  /** One that is served already may have got another number, or its turn. */
  const settle = async (candidate: Candidate, document: SupergraphDocument): Promise<void> => {
    const inTurn = pin === undefined;
    const { digest, number } = candidate;
    if (serving?.digest === digest && serving.number === number && serving.inTurn === inTurn)
      return;
    serving = { digest, number, inTurn };
    await copies.keep({ ...document, number }, { inTurn, pinned: inTurn ? undefined : digest });
  };

  const serve = async (candidate: Candidate, document: SupergraphDocument): Promise<boolean> => {
    try {
      await versions.serve(document);
    } catch (error) {
      refuse({ ...candidate, ...describeRefusal(error, log) });
      return false;
    }
    const supergraph = document.digest;
    const { number: version } = candidate;
    const subgraphs = versions.current()?.subgraphs;
    log.info({ supergraph, version, subgraphs, isPinned: pin !== undefined }, 'supergraph.served');
    await settle(candidate, document);
    return true;
  };

  /** So that an end of the pin needs no registry. */
  const hold = async (signal: AbortSignal): Promise<void> => {
    if (pin === undefined) held = undefined;
    else if (announced !== undefined && held?.digest !== announced.digest) {
      if (isRefused(announced.digest)) return;
      const answer = await obtain(announced, signal);
      if (answer.kind === 'DOCUMENT') held = answer.document;
    }
  };

  const serveBest = async (
    mayFallBack: boolean,
    signal: AbortSignal,
  ): Promise<string | undefined> => {
    const list = await candidates(mayFallBack);
    const [wanted] = list;
    if (wanted === undefined) {
      return pin === undefined ? undefined : 'nothing was served before what is served';
    }
    let missing: string | undefined;
    for (const candidate of list) {
      const current = versions.current()?.document;
      if (current?.digest === candidate.digest) {
        await settle(candidate, current);
        return missing;
      }
      if (isRefused(candidate.digest)) continue;
      const answer = await obtain(candidate, signal);
      if (answer.kind === 'DOCUMENT') {
        const number = candidate.number ?? answer.number;
        if (await serve({ ...candidate, number }, answer.document)) return missing;
      } else if (answer.kind === 'UNUSABLE') refuse(answer);
      else if (candidate === wanted && 'reason' in answer) missing = answer.reason;
    }
    return missing;
  };

  return {
    announce,
    pinTo(next) {
      const isNew = pin !== next;
      pin = next;
      return isNew;
    },
    take(answer) {
      if (answer.kind === 'DOCUMENT') {
        announce({ number: answer.number, digest: answer.document.digest }, answer.document);
      } else if (answer.kind === 'UNUSABLE') {
        const { number, digest } = answer;
        announce({ number, digest });
        if (!isRefused(digest)) refuse(answer);
      } else if (answer.kind === 'UNCHANGED' && announced !== undefined) {
        announced = { ...announced, number: answer.number };
      }
    },
    async turn(mayFallBack, signal) {
      const missing = await serveBest(mayFallBack, signal);
      await hold(signal);
      return missing;
    },
    announced: () => announced,
    isPinned: () => pin !== undefined,
    serves: () => serving,
    refused: () => refused,
  };
}

/** The fault's own words; of what is no fault of ours, nothing leaves. */
function describeRefusal(error: unknown, log: Log): Pick<Refusal, 'code' | 'reason'> {
  if (error instanceof GatewayFault) return { code: error.code, reason: error.message };
  log.error(describeFault(error), 'supergraph.fault');
  return { code: 'UNEXPECTED', reason: 'This gateway broke while it opened the supergraph.' };
}
