import type { CoordinateFacts } from '@demarc/supergraph/contract';

/** The source that a coordinate names; undefined where the text names nothing, such as `derived:`. */
export function saidSource({ source }: CoordinateFacts): string | undefined {
  const text = source?.trim().replaceAll(/\s+/g, ' ') ?? '';
  return /^(derived:)?\s*$/i.test(text) ? undefined : text;
}
