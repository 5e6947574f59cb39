import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DatabaseEngine } from '../../../foundation/database/database.ts';
import { pgliteEngine } from '../../../foundation/database/pglite-engine.ts';
import { checkRole } from '../../../foundation/database/roles.ts';
import { sampleDatabase } from '../../database/sample.ts';
import { makePgliteFolder } from '../../kit/pglite-folder.ts';
import type { TestLocation } from '../../kit/test-location.ts';

let place: TestLocation;
let engine: DatabaseEngine;
beforeEach(async () => {
  const definition = sampleDatabase();
  place = await makePgliteFolder(definition);
  if (!('folder' in place.location)) throw new TypeError('A PGlite lives in a folder.');
  engine = await pgliteEngine(definition, place.location.folder, {});
});
afterEach(async () => {
  await engine.close();
  await place.remove();
});

test('connections that act as the application are let through', async () => {
  const orm = await engine.connect('accounts_app');
  await expect(checkRole(orm, 'accounts_app')).resolves.toBeUndefined();
});

test.each([
  { acting: 'postgres', connectAs: undefined },
  { acting: 'accounts_owner', connectAs: 'accounts_owner' },
])('connections that act as $acting are refused', async ({ acting, connectAs }) => {
  const orm = await engine.connect(connectAs);
  await expect(checkRole(orm, 'accounts_app')).rejects.toMatchObject({
    code: 'DATABASE_ROLE_REFUSED',
    message: expect.stringContaining(`act as ${acting} instead of accounts_app`),
  });
});
