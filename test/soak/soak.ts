import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startMoodyReviews } from './moody-reviews.ts';
import { sendOperations } from './send-operations.ts';
import { startSoakedGateway } from './soaked-gateway.ts';
import type { Stock } from './stock.ts';

/** What a gateway held before and after it served for a while. */
export interface SoakReport {
  readonly operations: number;
  readonly before: Stock;
  readonly after: Stock;
  /** The code with which its process ended. */
  readonly exitCode: unknown;
}

/**
 * Warms a gateway up, lets it serve all kinds of operations over a subgraph that fails in all kinds of ways, and
 * compares what it holds when it has nothing to do. In between nothing is collected: minutes are as good as hours.
 */
export async function soak(warmUpMs: number, durationMs: number): Promise<SoakReport> {
  const reviews = await startMoodyReviews();
  const shop = await startBookshop({ reviews: reviews.url });
  const gateway = await startSoakedGateway(shop.supergraphFile);
  try {
    await sendOperations(gateway.url, warmUpMs);
    const before = await gateway.rest();
    const operations = await sendOperations(gateway.url, durationMs);
    const after = await gateway.rest();
    return { operations, before, after, exitCode: await gateway.stop() };
  } catch (error) {
    await gateway.stop();
    throw error;
  } finally {
    await shop.stop();
    await reviews.stop();
  }
}
