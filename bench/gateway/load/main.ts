// The load as a process of its own, on another core than the gateway: takes orders over its channel.
import { measureLoad, type LoadOrder, type Measurement } from './measure-load.ts';

/** What comes of an order. */
export type LoadOutcome = { readonly measured: Measurement } | { readonly failed: string };

process.on('message', (order: LoadOrder) => {
  measureLoad(order).then(
    (measured) => process.send?.({ measured } satisfies LoadOutcome),
    (error: unknown) =>
      process.send?.({
        failed: error instanceof Error ? error.message : String(error),
      } satisfies LoadOutcome),
  );
});
process.once('disconnect', () => process.exit());
process.send?.({ type: 'ready', url: '' });
