import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  digestMigrations,
  openDatabase,
  type DatabaseDefinition,
} from '@demarc/foundation/database';
import type { TestLocation } from './test-location.ts';

/** Beside the packages: another PGlite comes with another installation, and makes its own. */
const templates = fileURLToPath(
  new URL('../../node_modules/.demarc-test-templates', import.meta.url),
);

/**
 * A PGlite folder of the test's own: a copy of one that has run the same migrations, because copying
 * takes a tenth of the time that making does.
 */
export async function makePgliteFolder(definition: DatabaseDefinition): Promise<TestLocation> {
  const template = await findTemplate(definition);
  const parent = mkdtempSync(join(tmpdir(), 'demarc-test-'));
  const folder = join(parent, definition.context);
  cpSync(template, folder, { recursive: true });
  return {
    location: { folder },
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

async function findTemplate(definition: DatabaseDefinition): Promise<string> {
  const digest = digestMigrations(definition.migrations).slice(0, 16);
  const template = join(templates, `${definition.context}-${digest}`);
  if (existsSync(template)) return template;
  mkdirSync(templates, { recursive: true });
  const building = mkdtempSync(join(templates, 'building-'));
  const folder = join(building, definition.context);
  try {
    const database = await openDatabase(definition, { folder });
    await database.close();
    renameSync(folder, template);
  } catch (error) {
    // Another worker was first: its template is as good.
    if (!existsSync(template)) throw error;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return template;
}
