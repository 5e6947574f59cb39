export { openDatabase } from './open-database.ts';
export { rolesOf } from './roles.ts';
export type {
  Database,
  DatabaseDefinition,
  DatabaseLocation,
  DatabaseObserver,
} from './database.ts';
export { digestMigrations, type Migration } from './migration.ts';
