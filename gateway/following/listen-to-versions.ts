import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import type { Announcement } from './announcement.ts';
import type { RegistryClient } from './registry-client.ts';

/** Whom to listen to, and whom to tell. */
export interface ListenOptions {
  readonly registry: RegistryClient;
  /** Called with each version, what is current first. */
  readonly onVersion: (version: Announcement) => void;
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

/** No event of ours is a hundredth of it. */
const MAX_EVENT_CHARACTERS = 64 * 1024;

const announcement = z.object({
  number: z.int().positive(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});

/**
 * Listens to the registry until the stream ends, breaks, or is silent for too long: the registry sends a
 * sign of life every five seconds, so silence is a dead line.
 * @returns why it ended, for the log
 */
export async function listenToVersions(options: ListenOptions): Promise<string> {
  const { registry, onVersion, silenceMs } = options;
  const silence = new AbortController();
  const signal = AbortSignal.any([options.signal, silence.signal]);
  let timer: NodeJS.Timeout | undefined;
  const hear = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceMs);
  };
  try {
    const stream = await registry.openStream(signal);
    const parser = createParser({
      maxBufferSize: MAX_EVENT_CHARACTERS,
      onEvent({ event, data }) {
        const version = event === 'version' ? readAnnouncement(data) : undefined;
        if (version !== undefined) onVersion(version);
      },
    });
    const decoder = new TextDecoder();
    hear();
    for await (const chunk of stream) {
      hear();
      parser.feed(decoder.decode(chunk, { stream: true }));
    }
    return 'the stream ended';
  } catch (error) {
    if (silence.signal.aborted) return `the stream was silent for ${silenceMs} ms`;
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Undefined for what this gateway does not understand: it looks for itself every now and then. */
function readAnnouncement(data: string): Announcement | undefined {
  try {
    return announcement.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
