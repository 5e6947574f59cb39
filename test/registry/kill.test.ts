import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRegistry, registryDatabase, type Registry } from '@demarc/supergraph/registry';
import { publish } from '../../supergraph/publish.ts';
import { startChild } from '../kit/child-process.ts';
import { engines } from '../kit/engines.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { admin, newRequest, shopContract, shopPublisher } from './open-publisher.ts';

describe.each(engines)('a publish that is killed on %s', (_name, engine) => {
  let place: TestLocation;
  let folder: string;
  beforeAll(async () => {
    place = await engine.makeLocation(registryDatabase);
    folder = await mkdtemp(join(tmpdir(), 'demarc-killed-'));
    await opened((registry) =>
      publish(
        { registry, ...shopPublisher(folder) },
        {
          actor: admin,
          requestId: newRequest(),
          contracts: [shopContract('catalogue'), shopContract('reviews')],
          removed: [],
        },
      ),
    );
  }, 120_000);
  afterAll(async () => {
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** A folder has one process at a time: who looks at it opens and closes it. */
  const opened = async <Result>(work: (registry: Registry) => Promise<Result>): Promise<Result> => {
    const registry = await openRegistry(place.location);
    try {
      return await work(registry);
    } finally {
      await registry.close();
    }
  };
  const tellAll = async (registry: Registry) => {
    const versions = await registry.versions({ first: 100, before: undefined });
    const acts = await registry.acts({ first: 100, before: undefined });
    return { versions: versions.map(({ number }) => number), acts: acts.map(({ kind }) => kind) };
  };

  test.each([
    ['before the act', 'judge', 0],
    ['between the act and the version', 'insert into acts', 0],
    ['between the version and its contracts', 'insert into versions', 0],
    ['before the commit', 'insert into version_contracts', 0],
    ['after the commit, before the answer', 'commit', 1],
  ])(
    '%s: nothing is half there, and the same request ends in one version',
    async (_step, step, kept) => {
      const before = await opened(tellAll);
      const requestId = newRequest();
      const edition = `# Edition ${before.versions.length}.\n`;
      const child = startChild('test/registry/publish-once.ts', {
        LOCATION: JSON.stringify(place.location),
        FOLDER: folder,
        REQUEST: requestId,
        EDITION: edition,
        STEP: step,
      });
      await expect(child.outcome).rejects.toThrow('ended (SIGKILL)');

      const number = before.versions.length + 1;
      await opened(async (registry) => {
        expect(await tellAll(registry)).toEqual({
          versions: [...(kept === 1 ? [number] : []), ...before.versions],
          acts: [...(kept === 1 ? ['PUBLISHED'] : []), ...before.acts],
        });
        const again = () =>
          publish(
            { registry, ...shopPublisher(folder) },
            {
              actor: admin,
              requestId,
              contracts: [shopContract('catalogue', (text) => text + edition)],
              removed: [],
            },
          );
        const answer = await again();
        expect(answer).toMatchObject({ type: 'PUBLISHED', version: { number } });
        expect(JSON.stringify(await again())).toBe(JSON.stringify(answer));
        expect(await tellAll(registry)).toEqual({
          versions: [number, ...before.versions],
          acts: ['PUBLISHED', ...before.acts],
        });
        const contracts = await registry.contractsOf(number);
        expect(contracts.map(({ subgraph, since }) => [subgraph, since])).toEqual([
          ['catalogue', number],
          ['reviews', 1],
        ]);
        const text = await registry.document(contracts[0]?.digest ?? '');
        expect(text).toContain(edition);
      });
    },
    180_000,
  );
});
