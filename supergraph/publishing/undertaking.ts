import type { ActKind, Actor } from '@demarc/supergraph/registry';
import type { ChangeSet, PublishedSource } from './next-graph.ts';

/** A publish of whichever kind: who wants what, made anew from what is published each time that it is tried. */
export interface Undertaking {
  readonly actor: Actor;
  /** What a version of it is in the audit. */
  readonly kind: Extract<ActKind, 'PUBLISHED' | 'ROLLED_BACK'>;
  /** A second call with the same one is told what came of the first; 16 to 128 characters. */
  readonly requestId: string;
  /** What was asked, as values: a request id stands for one thing. */
  readonly asked: readonly unknown[];
  readonly reason?: string | undefined;
  /** The version that its publisher looked at: refused where somebody changed the same contexts since. */
  readonly basedOn?: number | undefined;
  /** YYYY-MM-DD; today unless said. Only the time zone may make another day of it. */
  readonly today?: string | undefined;
  changeSet(published: readonly PublishedSource[]): ChangeSet;
}
