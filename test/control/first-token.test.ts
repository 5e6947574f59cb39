import { expect, test } from '@jest/globals';
import { openRegistry, registryDatabase } from '@demarc/supergraph/registry';
import { tellFirstToken } from '../../control/tell-first-token.ts';
import { makePgliteFolder } from '../kit/pglite-folder.ts';

test("an empty registry tells its first admin's token once, and keeps no secret of it", async () => {
  const { location, remove } = await makePgliteFolder(registryDatabase);
  const registry = await openRegistry(location);
  try {
    const told: string[] = [];
    const tell = (text: string) => Promise.resolve(void told.push(text));
    await Promise.all([tellFirstToken(registry, tell), tellFirstToken(registry, tell)]);
    await tellFirstToken(registry, tell);
    expect(told).toHaveLength(1);
    const [token = ''] = /demarc_\S+/.exec(told[0] ?? '') ?? [];
    expect(await registry.actorOf(token, new Date())).toMatchObject({ kind: 'ADMIN' });
    const secret = token.split('_').slice(2).join('_');
    const kept = [await registry.tokens(), await registry.acts({ first: 10, before: undefined })];
    expect(JSON.stringify(kept)).not.toContain(secret);
  } finally {
    await registry.close();
    await remove();
  }
}, 240_000);
