import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approve } from '../../supergraph/approve.ts';
import { publish, type PublishOutcome } from '../../supergraph/publish.ts';
import { rollBack } from '../../supergraph/rollback.ts';
import { engines } from '../kit/engines.ts';
import { admin, newRequest, openPublisher, team, type TestPublisher } from './open-publisher.ts';
import { smallContract } from './small-contexts.ts';

const CONTEXTS = ['north', 'east', 'south'];

const context = fc.constantFrom(...CONTEXTS);
const edition = fc.integer({ min: 1, max: 3 });
const step = fc.oneof(
  fc.record({ do: fc.constant('publish' as const), context, edition }),
  fc.record({ do: fc.constant('publishLate' as const), context, edition, back: fc.nat(3) }),
  fc.record({ do: fc.constant('break' as const), context }),
  fc.record({ do: fc.constant('remove' as const), context, isApproved: fc.boolean() }),
  fc.record({ do: fc.constant('rollBack' as const), to: fc.nat(6) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** A version as the model knows it: of each context its edition, and the version that changed it last. */
interface Known {
  readonly editions: ReadonlyMap<string, number>;
  readonly touched: ReadonlyMap<string, number>;
}

/** What the registry is to say, in a few lines: the line of versions is the whole state. */
function foretell(line: readonly Known[], one: Step): readonly [string, Known?] {
  const current = line.at(-1);
  const editions = current?.editions ?? new Map<string, number>();
  const become = (next: ReadonlyMap<string, number>): readonly [string, Known?] => {
    const changed = CONTEXTS.filter((name) => next.get(name) !== editions.get(name));
    if (changed.length === 0 && current !== undefined) return ['UNCHANGED'];
    if (next.size === 0) return ['REFUSED'];
    const touched = new Map(current?.touched);
    for (const name of changed) touched.set(name, line.length + 1);
    return ['PUBLISHED', { editions: next, touched }];
  };
  switch (one.do) {
    case 'publish':
      return become(new Map([...editions, [one.context, one.edition]]));
    case 'publishLate': {
      if (editions.get(one.context) === one.edition) return ['UNCHANGED'];
      const seen = Math.max(0, line.length - one.back);
      if ((current?.touched.get(one.context) ?? 0) > seen) return ['CONFLICT'];
      return become(new Map([...editions, [one.context, one.edition]]));
    }
    case 'break':
      return ['REFUSED'];
    case 'remove': {
      const next = new Map([...editions].filter(([name]) => name !== one.context));
      const isThere = editions.has(one.context);
      return isThere && !one.isApproved ? ['REFUSED'] : become(next);
    }
    case 'rollBack': {
      const then = line[one.to - 1];
      return then === undefined ? ['NOT_FOUND'] : become(then.editions);
    }
  }
}

async function settle(
  publisher: TestPublisher,
  again: () => Promise<PublishOutcome | undefined>,
): Promise<PublishOutcome | undefined> {
  const outcome = await again();
  if (outcome?.type !== 'REFUSED' || outcome.isBlocked) return outcome;
  for (const { id, owners } of outcome.demands) {
    for (const owner of owners) {
      await approve(publisher, {
        actor: team(owner),
        requestId: newRequest(),
        proposal: id,
        reason: 'We have looked at it.',
        expiresAt: new Date('2026-12-01'),
      });
    }
  }
  return again();
}

async function take(publisher: TestPublisher, one: Step, line: number) {
  const request = () => ({ actor: admin, requestId: newRequest(), contracts: [], removed: [] });
  switch (one.do) {
    case 'publish':
    case 'publishLate': {
      const basedOn = one.do === 'publish' ? undefined : Math.max(0, line - one.back);
      const contracts = [smallContract(one.context, one.edition)];
      return publish(publisher, { ...request(), contracts, basedOn });
    }
    case 'break': {
      const contract = smallContract(one.context, 1);
      const bytes = Buffer.from(String(contract.bytes).replace(/ {2}"How many.*\n/, ''));
      return publish(publisher, { ...request(), contracts: [{ ...contract, bytes }] });
    }
    case 'remove': {
      const again = () => publish(publisher, { ...request(), removed: [one.context] });
      return one.isApproved ? settle(publisher, again) : again();
    }
    case 'rollBack':
      return settle(publisher, () =>
        rollBack(publisher, { actor: admin, requestId: newRequest(), version: one.to }),
      );
  }
}

describe.each(engines)('any sequence of publishes on %s', (_name, engine) => {
  test('makes the line that a few lines of model foretell, and nothing in it changes', async () => {
    const steps = fc.array(step, { minLength: 4, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const publisher = await openPublisher(engine, {
          teams: CONTEXTS.map((id) => ({ id, contact: `#${id}`, contexts: [id] })),
        });
        try {
          const line: Known[] = [];
          const seen: string[] = [];
          for (const one of sequence) {
            const [type, next] = foretell(line, one);
            const outcome = await take(publisher, one, line.length);
            expect([one, outcome?.type ?? 'NOT_FOUND']).toEqual([one, type]);
            if (next === undefined) continue;
            line.push(next);
            seen.push(JSON.stringify(await publisher.registry.version(line.length)));
          }
          const { registry } = publisher;
          const versions = await registry.versions({ first: 100, before: undefined });
          expect(versions.map(({ number, parent }) => [number, parent ?? 0])).toEqual(
            line.map((_, index) => [index + 1, index]).toReversed(),
          );
          for (const [index, { editions }] of line.entries()) {
            expect(JSON.stringify(await registry.version(index + 1))).toBe(seen[index]);
            const contracts = await registry.contractsOf(index + 1);
            const found = await Promise.all(
              contracts.map(async ({ subgraph, digest }) => {
                const text = (await registry.document(digest)) ?? '';
                return [subgraph, Number(/Edition (\d+)/.exec(text)?.[1])] as const;
              }),
            );
            expect(new Map(found)).toEqual(editions);
          }
        } finally {
          await publisher.close();
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 600_000);
});
